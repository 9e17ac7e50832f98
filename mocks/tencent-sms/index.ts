/** A fake of the Tencent Cloud SMS API that refuses what Tencent refuses, with an inbox. */
export {
  type Account,
  type AccountInput,
  accountSchema,
  connectorConfig,
  defaultAccount,
  tencentLimits,
} from './account.ts';
export { type Clock, ManualClock, systemClock } from './clock.ts';
export type { Effect, EffectKind, FaultInput } from './faults/fault.ts';
export type { FaultHandle } from './faults/fault-set.ts';
export { connectInbox } from './inbox/client.ts';
export type { Inbox, NextOptions } from './inbox/inbox.ts';
export { defaultCapacity } from './inbox/memory-store.ts';
export { RedisStore } from './inbox/redis-store.ts';
export { type FakeProvider, type FakeProviderOptions, type Namespace, startFakeProvider } from './provider.ts';
