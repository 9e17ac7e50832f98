import type { Deviation } from '../../contracts/record/deviations.ts';
import { parseRegister } from './read-register.ts';
import type { RegisterFile } from './schema.ts';

type Entry = RegisterFile['deviations'][number];

export const someEntry: Entry = {
  requirement: 'OTP-12',
  logtoVersions: '1.42.0',
  reason: 'Logto keeps codes as they are, so that they can be compared.',
  evidence: 'Six digits in passcodes.code after a send, Logto 1.42.0, 2026-11-23.',
  reproduction:
    'Start Logto 1.42.0, send a code to a number of your own, then read the column code of the table passcodes.',
  owner: 'maintainers',
  expires: '2027-03-31',
};

/** The text of a register with these entries, a line for each. */
export const registerText = (entries: readonly unknown[]): string =>
  `{"schemaVersion":1,"deviations":[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]}`;

/** A register with an entry for each of these changes. */
export const registerOf = (...changes: ReadonlyArray<Partial<Entry>>): readonly Deviation[] =>
  parseRegister('register.json', registerText(changes.map((change) => ({ ...someEntry, ...change }))), {
    isKnown: () => true,
  });
