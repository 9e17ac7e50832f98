import { templateCodes } from '../../../contracts/connector.ts';
import type { Exchange } from '../../sms/testing/exchange.ts';
import { type Account, type AccountInput, accountSchema, defaultAccount } from '../account/account.ts';
import type { FakeProvider } from '../index.ts';
import { type CallOptions, callAction, exchangeAction, type Reply } from './client.ts';

export const mainlandPhone = '8613812345678';

/** The default account with some parts changed. */
export const accountWith = (changes: Partial<AccountInput>): Account =>
  accountSchema.parse({ ...defaultAccount(), ...changes });

/** A SendSms body that the default account accepts. */
export const sendBody = (account: Account, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  SmsSdkAppId: account.applications[0]?.smsSdkAppId,
  SignName: account.signatures[0]?.text,
  TemplateId: templateCodes.SignIn,
  TemplateParamSet: ['123456'],
  PhoneNumberSet: [mainlandPhone],
  ...changes,
});

/** The first credential of an account. */
export const keysOf = ({ credentials: [credential] }: Account) => ({
  secretId: credential?.secretId ?? '',
  secretKey: credential?.secretKey ?? '',
});

export interface Sender {
  /** Sends to the default account, with parts of the body or of the request changed. */
  send(changes?: Record<string, unknown>, options?: Partial<CallOptions>): Promise<Reply>;
  /** Calls an action with a body as given. */
  call(action: string, body: unknown, options?: Partial<CallOptions>): Promise<Reply>;
}

/** A sender that signs with the first credential of a provider's account. */
export const senderTo = ({ account, route }: Pick<FakeProvider, 'account' | 'route'>): Sender => ({
  send: (changes, options) =>
    callAction(route.port, 'SendSms', sendBody(account, changes), { ...keysOf(account), ...options }),
  call: (action, body, options) => callAction(route.port, action, body, { ...keysOf(account), ...options }),
});

/** Sends a message that is accepted as a rule, and gives the reply as it came. */
export const sendRaw = ({ account, route }: FakeProvider, signal?: AbortSignal): Promise<Exchange> =>
  exchangeAction(route.port, 'SendSms', sendBody(account), { ...keysOf(account), ...(signal && { signal }) });
