import { type Deviation, type DeviationInput, defineRegister } from './schema.ts';

export const someEntry: DeviationInput = {
  requirement: 'OTP-12',
  logtoVersions: '1.42.x',
  reason: 'Logto keeps codes as they are, so that they can be compared.',
  evidence: 'Six digits in passcodes.code after a send, Logto 1.42.0, 2026-11-23.',
  reproduction:
    'Start Logto 1.42.0, send a code to a number of your own, then read the column code of the table passcodes.',
  owner: 'maintainers',
  expires: '2027-03-31',
};

/** A register of one entry, changed as a test needs it. */
export const registerOf = (...changes: ReadonlyArray<Partial<DeviationInput>>): readonly Deviation[] =>
  defineRegister(changes.map((change) => ({ ...someEntry, ...change })));
