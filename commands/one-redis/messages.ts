import { templateCodes } from '../../contracts/connector.ts';
import { mainlandNumber, type PhoneDigits } from '../../contracts/phone.ts';
import { defaultAccount } from '../../mocks/sms-provider/index.ts';
import { keysOf, signedHeaders } from '../../mocks/sms-provider/sending.ts';

/** What signs requests into a namespace of a fake provider. */
export interface NamespaceKeys {
  readonly secretId: string;
  readonly secretKey: string;
  readonly smsSdkAppId: string;
}

/** A signed request to a fake provider, good for five minutes. */
export interface PreparedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How many messages it asks for. */
  readonly messages: number;
}

const account = defaultAccount();

/** Those of the default namespace. */
export const defaultKeys: NamespaceKeys = {
  ...keysOf(account),
  smsSdkAppId: account.applications[0]?.smsSdkAppId ?? '',
};

/** Numbers of one block, each once, as a run hands them to its workers. */
export const numbersOf = (block: number, count: number): PhoneDigits[] =>
  Array.from({ length: count }, (_, at) => mainlandNumber(block, Math.floor(at / 1000), at % 1000));

/** Numbers of one request. */
const batch = 50;

/**
 * One message to each number, in requests that take turns among the providers.
 *
 * @param urls of providers that have the namespace of the keys
 */
export const prepare = (
  urls: readonly string[],
  keys: NamespaceKeys,
  numbers: readonly PhoneDigits[],
): PreparedRequest[] =>
  Array.from({ length: Math.ceil(numbers.length / batch) }, (_, at) => {
    const phones = numbers.slice(at * batch, (at + 1) * batch);
    const body = JSON.stringify({
      SmsSdkAppId: keys.smsSdkAppId,
      SignName: account.signatures[0]?.text,
      TemplateId: templateCodes.SignIn,
      TemplateParamSet: ['123456'],
      PhoneNumberSet: phones,
    });
    const url = urls[at % urls.length] ?? '';
    return { url, headers: signedHeaders('SendSms', body, keys), body, messages: phones.length };
  });
