/** A fake of the Tencent Cloud SMS API that refuses what Tencent refuses, with an inbox. */

export type { FaultHandle } from '../sms/faults/fault-set.ts';
export { defaultCapacity } from '../sms/inbox/memory-store.ts';
export { RedisStore } from '../sms/inbox/redis-store.ts';
export { type FakeProvider, type FakeProviderOptions, type Namespace, startFakeProvider } from '../sms/provider.ts';
export { type Clock, ManualClock, systemClock } from '../sms/support/clock.ts';
export * from './client.ts';
