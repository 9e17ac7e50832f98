import { expect, test } from '@playwright/test';
import { looseKey } from '../../sms/inbox/loose-key.ts';
import { inboxKey, readRecipient } from './phone-number.ts';

const readings = [
  ['+8613812345678', '+8613812345678'],
  ['8613812345678', '+8613812345678'],
  ['008613812345678', '+8613812345678'],
  ['13812345678', '+8613812345678'],
  [' 13812345678 ', '+8613812345678'],
  ['+86018501234444', '+8618501234444'],
  ['+60198890000', '+60198890000'],
  ['+16502530000', '+16502530000'],
  ['+85291234567', '+85291234567'],
] as const;

for (const [written, read] of readings) {
  test(`"${written}" is read as ${read}`, () => {
    expect(readRecipient(written)?.phoneNumber).toBe(read);
  });
}

test('an American number without plus sign has eleven digits and is read as a mainland one', () => {
  expect(readRecipient('13105550100')).toMatchObject({
    phoneNumber: '+8613105550100',
    isoCode: 'CN',
    takenAsMainland: true,
  });
});

for (const written of [
  '16502530000x',
  '6591234567',
  '85291234567',
  '12025550100',
  '+8612345678901',
  '138-1234-5678',
  '',
  '+',
]) {
  test(`"${written}" is no number`, () => {
    expect(readRecipient(written)).toBeUndefined();
  });
}

test('the inbox finds a number in any spelling', () => {
  expect(['8613812345678', '+8613812345678', '13812345678'].map(inboxKey)).toEqual(Array(3).fill('+8613812345678'));
  expect(inboxKey('6591234567')).toBe('+6591234567');
  expect(new Set(['+8613812345678', '008613812345678', '13812345678'].map(looseKey))).toEqual(new Set(['13812345678']));
});
