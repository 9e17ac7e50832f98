/** A fake of the Tencent Cloud SMS API that refuses what Tencent refuses, with an inbox. */
export { type Account, accountSchema, connectorConfig, defaultAccount, tencentLimits } from './account.ts';
export { type Clock, ManualClock, systemClock } from './clock.ts';
export { connectInbox } from './inbox/client.ts';
export type { Inbox, NextOptions } from './inbox/inbox.ts';
export { type FakeProvider, type FakeProviderOptions, startFakeProvider } from './provider.ts';
