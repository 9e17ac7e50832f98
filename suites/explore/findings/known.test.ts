import { expect, test } from '@playwright/test';
import { checkOfFinding } from '../../../contracts/check-id.ts';
import type { Deviation } from '../../../contracts/record/deviations.ts';
import { stepSchema } from '../steps/step.ts';
import { isCheckOfFinding, keyOf } from './finding.ts';
import { entriesOf, registered } from './known.ts';

const entry = (requirement: string, check: string): Deviation => ({
  ...{ requirement, check, logtoVersions: '1.42.0', standIn: false, reason: check, evidence: '', owner: 'us' },
  expires: '2027-03-31',
});

const suitesEntry = entry('OTP-04', 'OTP-04.2');
const codeTwice = entry('OTP-04', 'explore/otp-04-accepted-verifycode');
const ofAccounts = [entry('OTP-08', 'OTP-08.2'), entry('OTP-08', 'OTP-08.3')];
const register = [
  ...[suitesEntry, codeTwice, entry('RL-01', 'RL-01.3'), entry('RL-01', 'explore/rl-01-refused-start')],
  ...ofAccounts,
];

const speaking = (key: string, of: { isStandIn?: boolean; logtoVersion?: string } = {}) => {
  const [requirement = ''] = key.split(' ');
  const target = { isStandIn: false, logtoVersion: '1.42.0', ...of };
  return entriesOf(register, target)({ key, violation: { requirement } }).map(({ check }) => check);
};

test('an entry with the check of a finding speaks of that finding alone', () => {
  expect(speaking('OTP-04 accepted verifyCode')).toEqual([codeTwice.check]);
  expect(speaking('OTP-04 accepted sendMalformed verify')).toEqual([]);
  expect(speaking('OTP-04 refused verifyCode')).toEqual([]);
});

test('an entry of a check matches the finding of the same defect, and no other finding', () => {
  expect(speaking('RL-01 accepted verifyPassword')).toEqual(['RL-01.3']);
  expect(speaking('RL-01 refused start')).toEqual(['explore/rl-01-refused-start']);
});

test('of several entries of one requirement, the one with the same step matches a finding', () => {
  expect(speaking('OTP-08 accepted verifyProof')).toEqual(['OTP-08.2']);
  expect(speaking('OTP-08 accepted changePhone')).toEqual(['OTP-08.3']);
  expect(speaking('OTP-08 accepted verifyCode')).toEqual([]);
});

test('an entry for a real Logto says nothing of the stand-in, and is carried to another version', () => {
  expect(speaking('OTP-04 accepted verifyCode', { isStandIn: true })).toEqual([]);
  expect(speaking('OTP-04 accepted verifyCode', { logtoVersion: '1.43.0' })).toEqual([codeTwice.check]);
});

test('the name of each finding that is known has the form that a register may name', () => {
  const names = registered.filter((key) => !key.endsWith(' sendMalformed'));
  const nameless = names.filter((key) => !isCheckOfFinding(key.split(' ')[0] ?? '', checkOfFinding(key)));
  expect(nameless).toEqual([]);
});

test('a finding of a malformed request is named after the request', () => {
  const step = stepSchema.parse({
    ...{ do: 'sendMalformed', tab: { browser: 0, client: 0 }, request: 'verify', change: 'value-array', at: 0 },
    uses: { person: 0 },
  });
  const key = keyOf(step, { requirement: 'OTP-14', property: 'accepted', what: '' });
  expect(isCheckOfFinding('OTP-14', checkOfFinding(key))).toBe(true);
});
