/** The inbox of the fake provider as its control API shows it. Plain TypeScript: k6 imports it too. */

import type { z } from 'zod/mini';
import type { inboxMessageSchema, providerRequestSchema, requestRecordSchema, ruleCardSchema } from './inbox-schema.ts';

export type InboxMessage = Readonly<z.infer<typeof inboxMessageSchema>>;
export type ProviderRequest = Readonly<z.infer<typeof providerRequestSchema>>;
export type RequestRecord = Readonly<z.infer<typeof requestRecordSchema>>;
export type RuleCard = Readonly<z.infer<typeof ruleCardSchema>>;

/** Paths of the control API, under the fake's control address. */
export const inboxPaths = {
  /** GET `?phone=&after=&timeout=`: long-poll; 200 with one message, 204 when the timeout (ms) passes. */
  next: '/inbox/next',
  /** GET `?phone=`: 200 with all messages held for a number, oldest first. */
  messages: '/inbox/messages',
  /** GET `?phone=`: 200 with every request that named this number in any spelling, accepted or not. */
  requests: '/requests',
  /** GET: 200 `{ accepted, refused }` since the start. */
  totals: '/totals',
  health: '/health',
} as const;

/** Counts since the fake started. */
export interface ProviderTotals {
  readonly accepted: number;
  readonly refused: number;
}
