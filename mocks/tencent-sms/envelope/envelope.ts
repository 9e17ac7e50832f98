import type { WireRequest } from '../../sms/wire/request.ts';
import { type Authorization, parseAuthorization } from '../signature/tc3.ts';
import type { Parameters } from '../signature/v1.ts';
import { bodyOfParameters, parametersOf } from './query-body.ts';

/** What a request says of itself besides its body; nothing that is empty is there. */
interface Common {
  readonly action: string | undefined;
  readonly version: string | undefined;
  readonly timestamp: string | undefined;
  readonly region: string | undefined;
  readonly token: string | undefined;
  readonly language: string | undefined;
  readonly secretId: string | undefined;
  /** The body of the action, parsed; undefined where it is no JSON. */
  readonly json: unknown;
}

/** Signed by TC3-HMAC-SHA256: what it says of itself stands in headers. */
export interface Tc3Envelope extends Common {
  readonly scheme: 'TC3';
  /** Undefined where the header is absent or no TC3 one. */
  readonly authorization: Authorization | undefined;
  /** Whether the body came in the query, where all values are strings. */
  readonly isFlat: boolean;
}

/** Signed by HmacSHA1 or HmacSHA256: what it says of itself stands among its parameters. */
export interface V1Envelope extends Common {
  readonly scheme: 'V1';
  readonly nonce: string | undefined;
  readonly signature: string | undefined;
  readonly parameters: Parameters;
  readonly isFlat: true;
}

export type Envelope = Tc3Envelope | V1Envelope;

/** Parameters that every V1 request may have, and no action. */
export const commonParameters: ReadonlySet<string> = new Set([
  'Action',
  'Language',
  'Nonce',
  'Region',
  'RequestClient',
  'SecretId',
  'Signature',
  'SignatureMethod',
  'Timestamp',
  'Token',
  'Version',
]);

/** undefined where a body is no JSON. */
const parseJson = (body: Buffer): unknown => {
  try {
    const json: unknown = JSON.parse(body.toString('utf8'));
    return json;
  } catch {
    return undefined;
  }
};

export const formType = 'application/x-www-form-urlencoded';

const readTc3 = ({ method, query, body, headers }: WireRequest): Tc3Envelope => {
  const authorization = parseAuthorization(headers.authorization ?? '');
  return {
    scheme: 'TC3',
    authorization,
    action: headers['x-tc-action'] || undefined,
    version: headers['x-tc-version'] || undefined,
    timestamp: headers['x-tc-timestamp'] || undefined,
    region: headers['x-tc-region'] || undefined,
    token: headers['x-tc-token'] || undefined,
    language: headers['x-tc-language'] || undefined,
    secretId: authorization?.secretId,
    json: method === 'GET' ? bodyOfParameters(parametersOf(query)) : parseJson(body),
    isFlat: method === 'GET',
  };
};

const readV1 = (text: string): V1Envelope => {
  const parameters = parametersOf(text);
  const common = new Map(parameters.filter(([name]) => commonParameters.has(name)));
  return {
    scheme: 'V1',
    parameters,
    nonce: common.get('Nonce') || undefined,
    signature: common.get('Signature') || undefined,
    action: common.get('Action') || undefined,
    version: common.get('Version') || undefined,
    timestamp: common.get('Timestamp') || undefined,
    region: common.get('Region') || undefined,
    token: common.get('Token') || undefined,
    language: common.get('Language') || undefined,
    secretId: common.get('SecretId') || undefined,
    json: bodyOfParameters(parameters.filter(([name]) => !commonParameters.has(name))),
    isFlat: true,
  };
};

const isForm = ({ headers }: WireRequest): boolean =>
  headers['content-type']?.split(';')[0]?.trim().toLowerCase() === formType;

/** Reads how a request is signed and what it asks for. V1 has none of the headers of TC3, and no body but a form. */
export const readEnvelope = (request: WireRequest): Envelope => {
  if (!request.headers.authorization && request.headers['x-tc-action'] === undefined) {
    if (request.method === 'GET') {
      return readV1(request.query);
    }
    if (isForm(request)) {
      return readV1(request.body.toString('utf8'));
    }
  }
  return readTc3(request);
};

/** A query or a form as the inbox page may show it: without signature and token. */
export const withoutSecrets = (text: string): string => text.replace(/(^|&)(Signature|Token)=[^&]*/g, '$1$2=***');
