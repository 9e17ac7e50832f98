import type { Faults } from '../faults/index.ts';
import type { Clock } from '../limits/clock.ts';
import { type Codes, createCodes, defaultCodePolicy } from '../limits/codes.ts';
import { createSendCap, type SendCap } from '../limits/send-cap.ts';
import { createSentinel, defaultSentinelPolicy, type Sentinel } from '../limits/sentinel.ts';
import { type Applications, createApplications } from './applications.ts';
import { type AuditRecords, createAuditRecords } from './audit-records.ts';
import { type Connectors, createConnectors } from './connectors.ts';
import { type SignInExperience, seededSignInExperience } from './sign-in-experience.ts';
import { createUsers, type Users } from './users.ts';

/** All that a Logto keeps in its database, in memory. */
export interface Tenant {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly applications: Applications;
  readonly users: Users;
  readonly connectors: Connectors;
  readonly signInExperience: SignInExperience;
  readonly codes: Codes;
  readonly sendCap: SendCap;
  readonly sentinel: Sentinel;
  readonly auditRecords: AuditRecords;
}

/** Lays a field's given values over its defaults. */
const withDefaults = <T extends object>(defaults: T, given: { [K in keyof T]?: T[K] | undefined }): T =>
  Object.assign({}, defaults, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));

/** A tenant as Logto's seed leaves it: no application, no user, no connector. */
export const createTenant = async (clock: Clock, faults: Faults): Promise<Tenant> => {
  const signInExperience = seededSignInExperience();
  return {
    clock,
    faults,
    applications: createApplications(clock),
    users: createUsers(clock, faults),
    connectors: await createConnectors(faults),
    auditRecords: createAuditRecords(clock),
    signInExperience,
    codes: createCodes({
      clock,
      faults,
      policy: () => withDefaults(defaultCodePolicy, signInExperience.verificationCodePolicy),
    }),
    sendCap: createSendCap(clock, faults),
    sentinel: createSentinel(clock, () => withDefaults(defaultSentinelPolicy, signInExperience.sentinelPolicy), faults),
  };
};
