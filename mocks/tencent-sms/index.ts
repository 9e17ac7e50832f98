import { type Fake, type Namespace as FakeNamespace, type FakeOptions, startFake } from '../sms/provider.ts';
import type { TencentTypes } from './customer/customer.ts';
import { tencent } from './dialect.ts';

export type { FaultHandle } from '../sms/faults/fault-set.ts';
export { defaultCapacity } from '../sms/inbox/memory-store.ts';
export { RedisStore } from '../sms/inbox/redis-store.ts';
export { type Clock, ManualClock, systemClock } from '../sms/support/clock.ts';
export { authorityIn } from '../sms/wire/authority.ts';
/** A fake of the Tencent Cloud SMS API that refuses what Tencent refuses, with an inbox. */
export * from './client.ts';

export type FakeProvider = Fake<TencentTypes>;
export type FakeProviderOptions = FakeOptions<TencentTypes>;
export type Namespace = FakeNamespace<TencentTypes>;

/** Starts the fake in this process. @throws Error when a port is taken, or the control API lacks a token that it needs */
export const startFakeProvider = (options?: FakeProviderOptions): Promise<FakeProvider> => startFake(tencent, options);
