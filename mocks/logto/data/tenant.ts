import type { Faults } from '../faults/index.ts';
import type { Clock } from '../limits/clock.ts';
import { createCodes } from '../limits/codes.ts';
import { createSendCap } from '../limits/send-cap.ts';
import { createSentinel } from '../limits/sentinel.ts';
import { seededAccountCenter } from './account-center.ts';
import { createApplications } from './applications.ts';
import { createAuditRecords } from './audit-records.ts';
import { createConnectors } from './connectors.ts';
import { seededSignInExperience } from './sign-in-experience.ts';
import { createUsers } from './users.ts';
import { createVerificationRecords } from './verification-records.ts';

/** All that a Logto keeps in its database, in memory. */
export type Tenant = Awaited<ReturnType<typeof createTenant>>;

/** A tenant as Logto's seed leaves it: no application, no user, no connector. */
export const createTenant = async (clock: Clock, faults: Faults) => {
  const signInExperience = seededSignInExperience();
  return {
    clock,
    faults,
    applications: createApplications(clock),
    users: createUsers(clock, faults),
    connectors: await createConnectors(faults),
    auditRecords: createAuditRecords(clock),
    signInExperience,
    accountCenter: seededAccountCenter(),
    verificationRecords: createVerificationRecords(clock),
    codes: createCodes(clock, signInExperience, faults),
    sendCap: createSendCap(clock, faults),
    sentinel: createSentinel(clock, signInExperience, faults),
  };
};
