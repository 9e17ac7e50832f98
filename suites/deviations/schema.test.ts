import { expect, test } from '@playwright/test';
import { register } from './register.ts';
import { type DeviationInput, defineRegister } from './schema.ts';
import { registerOf, someEntry } from './testing.ts';

test('an entry is for a real Logto unless it says otherwise, and cannot be changed', () => {
  const [entry] = registerOf({});
  expect(entry).toMatchObject({ requirement: 'OTP-12', standIn: false });
  expect(Object.isFrozen(entry)).toBe(true);
});

test('the register of this repository is in order', () => {
  expect(Object.isFrozen(register)).toBe(true);
});

const { reproduction: _, ...withoutReproduction } = someEntry;

test('an entry that is held back has no reproduction, and says who was told and when', () => {
  const heldBack = { reportedTo: 'security@logto.io', reportedOn: '2026-11-24' };
  expect(defineRegister([{ ...withoutReproduction, heldBack }])).toHaveLength(1);
  expect(() => registerOf({ heldBack })).toThrow('OTP-12, reproduction: an entry has a reproduction, or is held back');
});

const faults: ReadonlyArray<{ readonly name: string; readonly entry: DeviationInput; readonly says: string }> = [
  { name: 'no reproduction', entry: withoutReproduction, says: 'entry 1, OTP-12, reproduction: ' },
  {
    name: 'a short reproduction',
    entry: { ...someEntry, reproduction: 'Try it.' },
    says: 'entry 1, OTP-12, reproduction: ',
  },
  {
    name: 'a wrong range',
    entry: { ...someEntry, logtoVersions: 'the latest' },
    says: 'entry 1, OTP-12, logtoVersions: it is no range',
  },
  {
    name: 'a range of everything',
    entry: { ...someEntry, logtoVersions: '*' },
    says: 'entry 1, OTP-12, logtoVersions: it leaves no version out',
  },
  { name: 'a date of its own form', entry: { ...someEntry, expires: '31.3.2027' }, says: 'entry 1, OTP-12, expires: ' },
  { name: 'no owner', entry: { ...someEntry, owner: '' }, says: 'entry 1, OTP-12, owner: ' },
  {
    name: 'a wrong id',
    entry: { ...someEntry, requirement: 'otp12' },
    says: 'entry 1, otp12, requirement: an id looks like',
  },
];

for (const { name, entry, says } of faults) {
  test(`${name} is refused in one line that names entry, requirement and field`, () => {
    expect(() => defineRegister([entry])).toThrow(says);
    expect(() => defineRegister([entry])).toThrow(/^[^\n]+$/);
  });
}

test('two entries of one requirement and check are refused', () => {
  expect(() => registerOf({}, {})).toThrow('register.ts: OTP-12 has 2 entries');
  expect(registerOf({ check: 'a' }, { check: 'b' })).toHaveLength(2);
});
