import fc from 'fast-check';
import type { Account } from '../account/account.ts';
import { tencentActions } from '../actions/index.ts';
import { commonParameters } from '../envelope/envelope.ts';
import { signedHeaders } from '../testing/client.ts';
import { keysOf, sendBody } from '../testing/sender.ts';
import { v1Request } from '../testing/v1-client.ts';

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

/** Upgrades that a client may offer. */
const upgrades = [
  { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQ' },
  { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGVzdA==' },
  { connection: 'upgrade', upgrade: 'x' },
];

const action = fc.constantFrom('SendSms', 'SendSms', 'SendSms', ...(tencentActions.get('2021-01-11') ?? []), 'Nothing');

/** What only a client of another kind sends, so that a reply which tells it tells headers. */
export const canary = 'canary-that-no-reply-tells';

const finish = (fuzzCase: FuzzCase, upgrade: Record<string, string> | undefined): FuzzCase => ({
  ...fuzzCase,
  headers: { ...fuzzCase.headers, 'x-canary': canary, ...upgrade },
});

/** Requests by TC3 that are signed and nearly right, and requests that are neither. */
const tc3Cases = (account: Account): fc.Arbitrary<FuzzCase> =>
  fc
    .record({
      method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'OPTIONS'),
      action,
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

/** The same by V1: with parts that were changed before signing or after it. */
const v1Cases = (account: Account): fc.Arbitrary<FuzzCase> =>
  fc
    .record({
      method: fc.constantFrom('POST', 'GET'),
      action,
      changes: fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 3 }),
      parameters: fc.dictionary(fc.constantFrom(...commonParameters), fc.string({ maxLength: 40 }), { maxKeys: 1 }),
      afterwards: fc.dictionary(fc.constantFrom(...commonParameters, ...fields), fc.string({ maxLength: 40 }), {
        maxKeys: 1,
      }),
      SignatureMethod: fc.constantFrom('HmacSHA1', 'HmacSHA256'),
      spoil: fc.boolean(),
    })
    .map(({ method, action, changes, parameters, afterwards, SignatureMethod, spoil }) =>
      v1Request(action, sendBody(account, changes), {
        ...keysOf(account),
        method,
        parameters: { SignatureMethod, ...(spoil ? parameters : {}) },
        ...(spoil && { afterwards }),
      }),
    );

/** Requests of both kinds, some of which offer an upgrade. */
export const fuzzCases = (account: Account): fc.Arbitrary<FuzzCase> =>
  fc
    .tuple(
      fc.oneof({ weight: 2, arbitrary: tc3Cases(account) }, { weight: 1, arbitrary: v1Cases(account) }),
      fc.oneof(
        { weight: 4, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constantFrom(...upgrades) },
      ),
    )
    .map(([fuzzCase, upgrade]) => finish(fuzzCase, upgrade));
