/** What a process needs that talks to a fake in another one. It loads no server: that would cost each worker a second. */
export type { Effect, EffectKind } from '../sms/faults/effects.ts';
export type { FaultInput } from '../sms/faults/fault.ts';
export { connectInbox } from '../sms/inbox/client.ts';
export type { Inbox, NextOptions } from '../sms/inbox/inbox.ts';
export {
  type Account,
  type AccountInput,
  accountSchema,
  connectorConfig,
  defaultAccount,
} from './account/account.ts';
export { tencentLimits } from './account/limits.ts';
export {
  type AccountFile,
  accountFileSchema,
  accountOfConnector,
  accountOfFile,
  differences,
  type TenantConnector,
  tenantConnectorSchema,
} from './account/tenant-account.ts';
