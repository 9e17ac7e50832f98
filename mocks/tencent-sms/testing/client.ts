import { z } from 'zod';
import { providerHost } from '../../../contracts/connector.ts';
import { type Exchange, exchange } from '../../sms/testing/exchange.ts';
import { sha256, sign, utcDate } from '../signature/tc3.ts';

/** A small client of the API for tests: signs like Logto's connector, and lets a test spoil any part of it. */

export interface CallOptions {
  readonly secretId: string;
  readonly secretKey: string;
  /** Added to the usual headers, or in their place; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Seconds since the epoch. */
  readonly timestamp?: number;
  readonly date?: string;
  readonly service?: string;
  readonly signedHeaders?: readonly string[];
  readonly method?: string;
  /** Value of the host header that is signed, if not the one that is sent. */
  readonly signedHost?: string;
  readonly signal?: AbortSignal;
}

/** The headers of a signed request. */
export const signedHeaders = (action: string, body: string, options: CallOptions): Record<string, string> => {
  const timestamp = options.timestamp ?? Math.floor(Date.now() / 1000);
  const date = options.date ?? utcDate(timestamp);
  const service = options.service ?? 'sms';
  const given: Record<string, string | null> = {
    host: providerHost,
    'content-type': 'application/json; charset=utf-8',
    'x-tc-action': action,
    'x-tc-version': '2021-01-11',
    'x-tc-timestamp': String(timestamp),
    'x-tc-region': 'ap-guangzhou',
    ...options.headers,
  };
  const headers = Object.fromEntries(Object.entries(given).flatMap(([k, v]) => (v === null ? [] : [[k, v]])));
  const names = options.signedHeaders ?? ['content-type', 'host'];
  const signature = sign(
    {
      method: options.method ?? 'POST',
      query: '',
      headers: { ...headers, ...(options.signedHost && { host: options.signedHost }) },
      signedHeaders: names,
      payloadHash: sha256(headers['x-tc-content-sha256'] ?? body),
      timestamp: headers['x-tc-timestamp'] ?? '',
      date,
      service,
    },
    options.secretKey,
  );
  const credential = `${options.secretId}/${date}/${service}/tc3_request`;
  return {
    authorization: `TC3-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
    ...headers,
  };
};

const replySchema = z.object({
  Response: z.looseObject({
    RequestId: z.uuid(),
    Error: z.object({ Code: z.string(), Message: z.string() }).optional(),
    SendStatusSet: z
      .array(
        z.strictObject({
          SerialNo: z.string(),
          PhoneNumber: z.string(),
          Fee: z.int(),
          SessionContext: z.string(),
          Code: z.string(),
          Message: z.string(),
          IsoCode: z.string(),
        }),
      )
      .optional(),
  }),
});

export type Reply = z.output<typeof replySchema>['Response'];

/** Calls an action and gives the reply as it came; a string is sent as the body it is. */
export const exchangeAction = (
  port: number,
  action: string,
  body: unknown,
  options: CallOptions,
): Promise<Exchange> => {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = signedHeaders(action, payload, options);
  return exchange(port, options.method ?? 'POST', '/', headers, payload, options.signal);
};

/** The `Response` of a reply. */
export const readReply = ({ body }: Exchange): Reply => replySchema.parse(JSON.parse(body)).Response;

/** Calls an action and reads its `Response`. */
export const callAction = async (port: number, action: string, body: unknown, options: CallOptions): Promise<Reply> =>
  readReply(await exchangeAction(port, action, body, options));

/** `Ok`, or the code of the top-level error or of the first failed recipient. */
export const verdictOf = ({ Error: error, SendStatusSet: set = [] }: Reply): string =>
  error?.Code ?? set.find(({ Code }) => Code !== 'Ok')?.Code ?? 'Ok';
