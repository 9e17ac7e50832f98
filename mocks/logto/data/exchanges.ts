import type { Clock } from '../clock.ts';
import { createId } from './ids.ts';

/** The key under which Logto's audit log has the exchanges of authorization codes. */
export const exchangeKey = 'ExchangeTokenBy.AuthorizationCode';

interface Exchange {
  readonly id: string;
  readonly key: typeof exchangeKey;
  readonly createdAt: number;
  readonly payload: { readonly key: string; readonly result: string; userId: string; applicationId: string };
}

/** Who signed in to which application: of Logto's audit log the stand-in keeps these records alone. */
export interface Exchanges {
  add(userId: string, applicationId: string): void;
  /** Newest first; those of a user and of an application where one is named. */
  list(userId: unknown, applicationId: unknown): Exchange[];
}

export const createExchanges = (clock: Clock): Exchanges => {
  const exchanges: Exchange[] = [];
  return {
    add(userId, applicationId) {
      const payload = { key: exchangeKey, result: 'Success', userId, applicationId };
      exchanges.unshift({ id: createId(21), key: exchangeKey, createdAt: clock(), payload });
    },
    list: (userId, applicationId) =>
      exchanges.filter(
        ({ payload }) =>
          (userId === undefined || payload.userId === userId) &&
          (applicationId === undefined || payload.applicationId === applicationId),
      ),
  };
};
