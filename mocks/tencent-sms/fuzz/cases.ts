import fc from 'fast-check';
import type { Account } from '../account/account.ts';
import { tencentActions } from '../actions/index.ts';
import { signedHeaders } from '../testing/client.ts';
import { keysOf, sendBody } from '../testing/sender.ts';

/** One request, sane or not. */
export interface FuzzCase {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const fields = [
  'PhoneNumberSet',
  'SmsSdkAppId',
  'TemplateId',
  'SignName',
  'TemplateParamSet',
  'SessionContext',
  'MultiSmsInfoSet',
  'PhoneNumber',
  'BeginTime',
  'EndTime',
  'Limit',
  'Offset',
  'SerialNo',
  '__proto__',
  'constructor',
];

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 210 }),
  fc.constantFrom('1400006666', '100002', '示例签名', '13812345678', '+8613812345678', '+60198890000', '2026112400'),
  fc.bigInt().map(String),
);

const body = (account: Account) =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .dictionary(fc.constantFrom(...fields), value)
        .map((changes) => JSON.stringify(sendBody(account, changes))),
    },
    { weight: 2, arbitrary: fc.dictionary(fc.constantFrom(...fields), value).map((parts) => JSON.stringify(parts)) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  );

/** What a header may hold on the wire. */
const headerValue = fc.string({ unit: fc.constantFrom(...'aZ09 ;=/,:-_.%'), maxLength: 120 });

const headerNames = [
  'authorization',
  'content-type',
  'host',
  'x-tc-action',
  'x-tc-language',
  'x-tc-region',
  'x-tc-timestamp',
  'x-tc-token',
  'x-tc-version',
  'x-tc-content-sha256',
  'expect',
];

/** Requests that are signed and nearly right, and requests that are neither. */
export const fuzzCases = (account: Account): fc.Arbitrary<FuzzCase> =>
  fc
    .record({
      method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'OPTIONS'),
      action: fc.constantFrom('SendSms', 'SendSms', 'SendSms', ...(tencentActions.get('2021-01-11') ?? []), 'Nothing'),
      body: body(account),
      spoiled: fc.dictionary(fc.constantFrom(...headerNames), headerValue, { maxKeys: 2 }),
      spoil: fc.boolean(),
      query: fc.oneof(
        fc.constant(''),
        fc.webQueryParameters().map((text) => `?${text}`),
      ),
    })
    .map(({ method, action, body: payload, spoiled, spoil, query }) => ({
      method,
      path: `/${query}`,
      headers: {
        ...signedHeaders(action, payload, { ...keysOf(account), method }),
        ...(spoil ? spoiled : {}),
        'content-length': String(Buffer.byteLength(payload)),
      },
      body: payload,
    }));
