import { providerHost } from '../../../contracts/connector.ts';
import { exchange } from '../../sms/testing/exchange.ts';
import { formType } from '../envelope/envelope.ts';
import { signV1 } from '../signature/v1.ts';
import { type Reply, readReply } from './client.ts';

/** A small client that signs as the official SDKs do by HmacSHA1 and HmacSHA256, and lets a test spoil any part. */

export interface V1Options {
  readonly secretId: string;
  readonly secretKey: string;
  readonly method?: 'GET' | 'POST';
  /** Put in the place of the usual parameters, or beside them; null leaves one out. */
  readonly parameters?: Readonly<Record<string, string | null>>;
  /** Changed after signing. */
  readonly afterwards?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signedHost?: string;
  readonly signedMethod?: string;
}

/** A body as parameters: `PhoneNumberSet.0=...`. */
const flatten = (value: unknown, name: string): Array<[string, string]> =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => flatten(part, name === '' ? key : `${name}.${key}`))
    : value === undefined
      ? []
      : [[name, String(value)]];

/** The path, the headers and the body of a request that is signed by its parameters. */
export const v1Request = (action: string, body: unknown, options: V1Options) => {
  const { method = 'POST' } = options;
  const host = options.headers?.host ?? providerHost;
  const given: Record<string, string | null> = {
    ...Object.fromEntries(flatten(body, '')),
    Action: action,
    Version: '2021-01-11',
    Timestamp: String(Math.floor(Date.now() / 1000)),
    Nonce: '11886',
    Region: 'ap-guangzhou',
    SecretId: options.secretId,
    SignatureMethod: 'HmacSHA256',
    ...options.parameters,
  };
  const parameters = Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  const signed = { method: options.signedMethod ?? method, host: options.signedHost ?? host, parameters };
  const signature = { Signature: signV1(signed, options.secretKey) };
  const dropped = options.parameters?.Signature === null ? {} : signature;
  const text = new URLSearchParams({
    ...Object.fromEntries(parameters),
    ...dropped,
    ...options.afterwards,
  }).toString();
  const payload = method === 'GET' ? '' : text;
  const headers = {
    host,
    ...(method === 'POST' && { 'content-type': formType, 'content-length': String(Buffer.byteLength(payload)) }),
    ...options.headers,
  };
  return { method, path: method === 'GET' ? `/?${text}` : '/', headers, body: payload };
};

/** Calls an action with such a request, and reads its `Response`. */
export const callV1 = async (port: number, action: string, body: unknown, options: V1Options): Promise<Reply> => {
  const sent = v1Request(action, body, options);
  return readReply(await exchange(port, sent.method, sent.path, sent.headers, sent.body));
};
