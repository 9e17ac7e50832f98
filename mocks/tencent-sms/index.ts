/** A fake of the Tencent Cloud SMS API that refuses what Tencent refuses, with an inbox. */
export * from './client.ts';
export { type Clock, ManualClock, systemClock } from './clock.ts';
export type { FaultHandle } from './faults/fault-set.ts';
export { defaultCapacity } from './inbox/memory-store.ts';
export { RedisStore } from './inbox/redis-store.ts';
export { type FakeProvider, type FakeProviderOptions, type Namespace, startFakeProvider } from './provider.ts';
