import type { Clock } from '../limits/clock.ts';
import { createSecret } from './ids.ts';

/** Milliseconds that a verification counts. */
const lifetime = 600_000;

/** What somebody who is signed in has proven at the Account API, or is about to prove. */
export interface VerificationRecord {
  readonly id: string;
  /** Whose token asked for it. */
  readonly userId: string;
  /** The number that a code was sent to; null for a password. */
  readonly phone: string | null;
  /** Whether it proves who the user is: a password, or a code to the number that the user had. */
  readonly provesUser: boolean;
  readonly expiresAt: number;
  verified: boolean;
}

type NewRecord = Pick<VerificationRecord, 'userId' | 'phone' | 'provesUser' | 'verified'>;

/** The verifications of the Account API, by their ids. */
export const createVerificationRecords = (clock: Clock) => {
  const records = new Map<string, VerificationRecord>();
  return {
    create(record: NewRecord): VerificationRecord {
      const created = { ...record, id: createSecret(16), expiresAt: clock() + lifetime };
      records.set(created.id, created);
      return created;
    },
    /** One that has not ended. */
    live(id: string): VerificationRecord | undefined {
      const record = records.get(id);
      return record && record.expiresAt > clock() ? record : undefined;
    },
  };
};
