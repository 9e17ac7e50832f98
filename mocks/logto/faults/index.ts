import { accountApiFaults } from './account-api.ts';
import { accountFaults } from './accounts.ts';
import { codeFaults } from './codes.ts';
import { enrolmentFaults } from './enrolment.ts';
import { limitFaults } from './limits.ts';
import { messageFaults } from './messages.ts';
import { openidFaults } from './openid.ts';
import { sessionFaults } from './sessions.ts';
import { settingFaults } from './settings.ts';
import { tokenFaults } from './tokens.ts';

/** The stand-in is right but for the faults that it is given by name. */
export const faults = [
  ...codeFaults,
  ...limitFaults,
  ...messageFaults,
  ...accountFaults,
  ...accountApiFaults,
  ...enrolmentFaults,
  ...settingFaults,
  ...openidFaults,
  ...tokenFaults,
  ...sessionFaults,
];

export type FaultName = (typeof faults)[number]['name'];

export const faultNames: readonly FaultName[] = faults.map(({ name }) => name);

/** The faults that are on. */
export type Faults = ReadonlySet<FaultName>;

/** What a table has for the faults that are on. */
export const chosen = <Value>(faults: Faults, from: Partial<Record<FaultName, Value>>): Value[] =>
  [...faults].flatMap((name) => from[name] ?? []);
