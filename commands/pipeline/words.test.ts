import { expect, test } from '@playwright/test';
import { wordsOf } from './words.ts';

test('flags are parted at spaces and lines, and quotes hold a word together', () => {
  expect(wordsOf(`--all\n --device "Pixel 7" --app-env 'A=b c' D="e f"`)).toEqual([
    ...['--all', '--device', 'Pixel 7', '--app-env', 'A=b c', 'D=e f'],
  ]);
});

test('what a shell would expand stays as it is', () => {
  expect(wordsOf('--check $(id) `id` ; && | > x *')).toEqual([
    '--check',
    '$(id)',
    '`id`',
    ';',
    '&&',
    '|',
    '>',
    'x',
    '*',
  ]);
});

test('a quote that does not end is refused', () => {
  expect(() => wordsOf('--device "Pixel 7')).toThrow('a quote is not closed in: --device');
});
