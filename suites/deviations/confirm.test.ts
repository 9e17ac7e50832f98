import { expect, test } from '@playwright/test';
import { type ConfirmingRun, confirmEntries } from './confirm.ts';
import { registerFileSchema } from './schema.ts';
import { registerOf, registerText, someEntry } from './testing.ts';

const entryWith = (change: object) => {
  const [entry] = registerFileSchema.parse(JSON.parse(registerText([{ ...someEntry, ...change }]))).deviations;
  return entry ? [entry] : [];
};

const checks = ['OTP-12.1', 'OTP-12.2'];

/** A run on 1.43.0 in which these checks came to these verdicts. */
const ran = (verdicts: Readonly<Record<string, string>>, more: Partial<ConfirmingRun> = {}): ConfirmingRun => ({
  logtoVersion: '1.43.0',
  isTakenAsIs: false,
  isOwnApplication: false,
  checks: Object.entries(verdicts).map(([id, verdict]) => ({ id, requirements: ['OTP-12'], verdict })),
  ...more,
});

test('an entry that occurred is widened to the version of the run', () => {
  const { entries, occurred } = confirmEntries(
    entryWith({ checks }),
    ran({ 'OTP-12.1': 'deviation', 'OTP-12.2': 'deviation' }),
  );
  expect(entries).toMatchObject([{ checks, logtoVersions: '1.42.0 || 1.43.0' }]);
  expect(occurred).toEqual(checks);
});

test('versions stand in their order', () => {
  const run = ran({ 'OTP-12.1': 'deviation' }, { logtoVersion: '1.9.0' });
  expect(confirmEntries(entryWith({}), run).entries).toMatchObject([{ logtoVersions: '1.9.0 || 1.42.0' }]);
});

test('an entry that did not occur is absent from the version of the run', () => {
  const { entries, absent } = confirmEntries(entryWith({}), ran({ 'OTP-12.1': 'pass' }));
  expect(entries).toMatchObject([{ logtoVersions: '1.42.0', absentFrom: '1.43.0' }]);
  expect(absent).toEqual(['OTP-12']);
});

test('an entry of which one check occurred is parted', () => {
  const { entries } = confirmEntries(entryWith({ checks }), ran({ 'OTP-12.1': 'deviation', 'OTP-12.2': 'pass' }));
  expect(entries).toMatchObject([
    { checks: ['OTP-12.1'], logtoVersions: '1.42.0 || 1.43.0' },
    { checks: ['OTP-12.2'], logtoVersions: '1.42.0', absentFrom: '1.43.0' },
  ]);
});

test('an entry for a requirement is absent only if all checks were decided and none failed', () => {
  for (const other of ['fail', 'undecided']) {
    const run = ran({ 'OTP-12.1': 'pass', 'OTP-12.2': other });
    expect(confirmEntries(entryWith({}), run)).toMatchObject({ absent: [], undecided: ['OTP-12'] });
  }
});

test('what the register below says of the version is not said again', () => {
  const shipped = registerOf({ checks: ['OTP-12.1'], logtoVersions: '1.43.0' });
  const own = entryWith({ checks: ['OTP-12.1'] });
  const { entries, elsewhere } = confirmEntries(own, ran({ 'OTP-12.1': 'deviation' }), shipped);
  expect({ entries, elsewhere }).toEqual({ entries: own, elsewhere: ['OTP-12.1'] });
});

for (const [name, run] of [
  ['was not applicable', ran({ 'OTP-12.1': 'not-applicable' })],
  ['did not run', ran({})],
  ['passed in a tenant taken as it is', ran({ 'OTP-12.1': 'pass' }, { isTakenAsIs: true })],
] as const) {
  test(`an entry whose check ${name} stays as it is`, () => {
    const before = entryWith({ checks: ['OTP-12.1'] });
    expect(confirmEntries(before, run)).toMatchObject({ entries: before, undecided: ['OTP-12.1'] });
  });
}

test('an entry that was measured on the version already stays as it is', () => {
  const before = entryWith({ checks });
  const run = ran({ 'OTP-12.1': 'pass', 'OTP-12.2': 'deviation' }, { logtoVersion: '1.42.0' });
  expect(confirmEntries(before, run)).toEqual({
    entries: before,
    occurred: [],
    absent: [],
    undecided: [],
    elsewhere: [],
  });
});
