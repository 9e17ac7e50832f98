import { type AuditKey, auditKeys } from '../../../contracts/audit-log.ts';
import type { Clock } from '../limits/clock.ts';
import { createId } from './ids.ts';

export const isAuditKey = (key: unknown): key is AuditKey => Object.values(auditKeys).some((known) => known === key);

const recordOf = (key: AuditKey, userId: string, applicationId: string, createdAt: number) => ({
  id: createId(21),
  key,
  createdAt,
  payload: { key, result: 'Success', userId, applicationId },
});

export type AuditRecords = ReturnType<typeof createAuditRecords>;

/** Who registered and who signed in at which application: of Logto's audit log the stand-in keeps these records alone. */
export const createAuditRecords = (clock: Clock) => {
  const records: ReturnType<typeof recordOf>[] = [];
  return {
    add(key: AuditKey, userId: string, applicationId: string) {
      records.unshift(recordOf(key, userId, applicationId, clock()));
    },
    /** Newest first; those of a user and of an application where one is named. */
    list: (key: AuditKey, userId: unknown, applicationId: unknown) =>
      records.filter(
        ({ payload }) =>
          payload.key === key &&
          (userId === undefined || payload.userId === userId) &&
          (applicationId === undefined || payload.applicationId === applicationId),
      ),
  };
};
