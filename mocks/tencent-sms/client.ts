/** What a process needs that talks to a fake in another one. It loads no server: that would cost each worker a second. */
export {
  type Account,
  type AccountInput,
  accountSchema,
  connectorConfig,
  defaultAccount,
  tencentLimits,
} from './account.ts';
export type { Effect, EffectKind, FaultInput } from './faults/fault.ts';
export { connectInbox } from './inbox/client.ts';
export type { Inbox, NextOptions } from './inbox/inbox.ts';
