import { type AuditKey, auditKeys } from '../../../contracts/audit-log.ts';
import type { Clock } from '../limits/clock.ts';
import { createId } from './ids.ts';

interface AuditRecord {
  readonly id: string;
  readonly key: AuditKey;
  readonly createdAt: number;
  readonly payload: { readonly key: AuditKey; readonly result: string; userId: string; applicationId: string };
}

/** Who registered and who signed in at which application: of Logto's audit log the stand-in keeps these records alone. */
export interface AuditRecords {
  add(key: AuditKey, userId: string, applicationId: string): void;
  /** Newest first; those of a user and of an application where one is named. */
  list(key: AuditKey, userId: unknown, applicationId: unknown): AuditRecord[];
}

export const isAuditKey = (key: unknown): key is AuditKey => Object.values(auditKeys).some((known) => known === key);

export const createAuditRecords = (clock: Clock): AuditRecords => {
  const records: AuditRecord[] = [];
  return {
    add(key, userId, applicationId) {
      const payload = { key, result: 'Success', userId, applicationId };
      records.unshift({ id: createId(21), key, createdAt: clock(), payload });
    },
    list: (key, userId, applicationId) =>
      records.filter(
        ({ payload }) =>
          payload.key === key &&
          (userId === undefined || payload.userId === userId) &&
          (applicationId === undefined || payload.applicationId === applicationId),
      ),
  };
};
