import { expect, test } from '@playwright/test';
import { isValidPhoneNumber } from 'libphonenumber-js/mobile';
import { mainlandNumber, toE164, toNational } from './phone.ts';

test('every block, worker and index gives a mainland mobile number of its own', () => {
  const numbers = [0, 471, 999].flatMap((block) =>
    [0, 999].flatMap((w) => [0, 999].map((i) => mainlandNumber(block, w, i))),
  );
  expect(new Set(numbers).size).toBe(12);
  expect(numbers.filter((digits) => !isValidPhoneNumber(toE164(digits)))).toEqual([]);
});

test('a number beyond its range is refused', () => {
  expect(() => mainlandNumber(0, 0, 1000)).toThrow('no phone number left');
});

test('the national part drops the country code only', () => {
  expect(toNational('8613860000086')).toBe('13860000086');
});
