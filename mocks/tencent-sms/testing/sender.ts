import { templateCodes } from '../../../contracts/connector.ts';
import type { Exchange } from '../../sms/testing/exchange.ts';
import { type Account, type AccountInput, accountSchema, defaultAccount } from '../account/account.ts';
import type { FakeProvider } from '../index.ts';
import { type CallOptions, callAction, exchangeAction, type Reply } from './client.ts';

export const mainlandPhone = '8613812345678';

/** Mainland numbers one after the other, as a person types them. */
export const mainlandNumbers = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(first + index));

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

/** A sender that signs with the first credential of a provider's account. */
export const senderTo = ({ account, route }: Pick<FakeProvider, 'account' | 'route'>) => {
  /** Calls an action with a body as given. */
  const call = (action: string, body: unknown, options?: Partial<CallOptions>): Promise<Reply> =>
    callAction(route.port, action, body, { ...keysOf(account), ...options });
  /** Sends to the account, with parts of the body or of the request changed. */
  const send = (changes?: Record<string, unknown>, options?: Partial<CallOptions>): Promise<Reply> =>
    call('SendSms', sendBody(account, changes), options);
  return { call, send };
};

export type Sender = ReturnType<typeof senderTo>;

/** Sends a message that is accepted as a rule, and gives the reply as it came. */
export const sendRaw = ({ account, route }: FakeProvider, signal?: AbortSignal): Promise<Exchange> =>
  exchangeAction(route.port, 'SendSms', sendBody(account), { ...keysOf(account), ...(signal && { signal }) });

/** Whether both ports answer as they should. */
export const isWell = async (provider: FakeProvider): Promise<boolean> =>
  (await sendRaw(provider)).body.includes('send success') && (await fetch(new URL('/health', provider.controlUrl))).ok;
