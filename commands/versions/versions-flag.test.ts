import { expect, test } from '@playwright/test';
import { Command } from 'commander';
import { versionsOption } from './versions-flag.ts';

const parse = (versions: string): unknown =>
  new Command()
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .addOption(versionsOption())
    .parse(['--logto', versions], { from: 'user' })
    .opts().logto;

test('versions, those of builds of your own and the newest one are taken', () => {
  expect(parse('1.41.0, 1.42.0-ours,latest')).toEqual(['1.41.0', '1.42.0-ours', 'latest']);
});

for (const wrong of ['nonsense', '1.42', 'v1.42.0', '1.42.0+build', 'newest', '']) {
  test(`"${wrong}" is no version`, () => {
    expect(() => parse(`1.41.0,${wrong}`)).toThrow(`"${wrong}" is neither a version such as 1.42.0 nor "latest".`);
  });
}

test('a version that is there twice is refused', () => {
  expect(() => parse('1.42.0,1.42.0')).toThrow('Each version has to be there once.');
});
