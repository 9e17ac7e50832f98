import { expect, test } from '@playwright/test';
import { plainTable } from './plain-table.ts';

test('lines of a cell stand below each other, beside the first line of the others', () => {
  const text = plainTable(
    [
      ['OTP-03', 'one\ntwo words that wrap', 'pass'],
      ['OTP-04', 'three', 'fail'],
    ],
    {
      colWidths: [10, 12, 8],
    },
  );
  expect(text.split('\n').map((line) => line.trimEnd())).toEqual([
    ...['OTP-03    one         pass', '          two words', '          that wrap'],
    'OTP-04    three       fail',
  ]);
});
