import { expect, test } from '@playwright/test';
import { draftEntries, type NewFailure } from './draft.ts';

const draft = (...failures: readonly NewFailure[]) =>
  draftEntries({
    failures,
    statements: new Map([['OTP-03', 'A code that is wrong is refused.']]),
    ...{ logtoVersion: '1.43.0', run: '20261130-1', day: '2026-11-30', expires: '2027-02-28' },
  });

const failure = { id: 'OTP-03.1', title: 'a wrong code is refused', seen: 'expect(reply).toBeRefused() answered 200.' };

test('a draft is complete but for its reason and owner', () => {
  expect(draft(failure)).toEqual([
    {
      ...{ requirement: 'OTP-03', checks: ['OTP-03.1'], logtoVersions: '1.43.0', standIn: false },
      ...{ reason: '', owner: '', expires: '2027-02-28' },
      evidence: 'Expect(reply).toBeRefused() answered 200 (OTP-03.1), on Logto 1.43.0 in run 20261130-1 on 2026-11-30.',
      reproduction:
        'Start Logto 1.43.0, then: npm start -- --real --check OTP-03.1. A wrong code is refused. Required: A code that is wrong is refused. Seen: Expect(reply).toBeRefused() answered 200.',
    },
  ]);
});

test('failures of one requirement share a draft, which tells what the first of them saw', () => {
  const [entry, other] = draft(failure, { ...failure, id: 'OTP-03.2' }, { ...failure, id: 'OTP-04.1' });
  expect(entry).toMatchObject({ checks: ['OTP-03.1', 'OTP-03.2'], evidence: expect.stringContaining('and 1 more') });
  expect(other).toMatchObject({ requirement: 'OTP-04', checks: ['OTP-04.1'] });
});

test('a finding of an exploration has a draft of its own, with its steps', () => {
  const steps = ['browser 1: enter code 1: 200', 'browser 1: enter code 1: 200'];
  const id = 'explore/otp-03-accepted-verifycode';
  const found = { ...failure, id, seen: 'verifyCode must not be accepted', found: { requirement: 'OTP-03', steps } };
  const [ofSuites, ofExploration] = draft(failure, found);
  expect(ofSuites?.checks).toEqual([failure.id]);
  expect(ofExploration).toMatchObject({ requirement: 'OTP-03', checks: [id] });
  expect(ofExploration?.reproduction).toBe(
    'Start Logto 1.43.0, then do what a sequence of explorations does: (1) browser 1: enter code 1: 200; (2) browser 1: enter code 1: 200. Required: A code that is wrong is refused. Seen: VerifyCode must not be accepted.',
  );
});
