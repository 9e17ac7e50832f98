import { accountFaults } from './faults/accounts.ts';
import { codeFaults } from './faults/codes.ts';
import { limitFaults } from './faults/limits.ts';
import { messageFaults } from './faults/messages.ts';
import { openidFaults } from './faults/openid.ts';
import { sessionFaults } from './faults/sessions.ts';
import { settingFaults } from './faults/settings.ts';
import { tokenFaults } from './faults/tokens.ts';

export type { Fault } from './faults/fault.ts';

/** The stand-in is right but for the faults that it is given by name. */
export const faults = [
  ...codeFaults,
  ...limitFaults,
  ...messageFaults,
  ...accountFaults,
  ...settingFaults,
  ...openidFaults,
  ...tokenFaults,
  ...sessionFaults,
] as const;

export type FaultName = (typeof faults)[number]['name'];

export const faultNames: readonly FaultName[] = faults.map(({ name }) => name);

/** The faults that are on. */
export type Faults = ReadonlySet<FaultName>;
