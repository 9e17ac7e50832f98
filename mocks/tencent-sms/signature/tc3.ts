import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

/** TC3-HMAC-SHA256, the signature of Tencent Cloud API 3.0 (tencent-sms.md, section 3). */

const algorithm = 'TC3-HMAC-SHA256';

export interface Authorization {
  readonly secretId: string;
  /** UTC date of the credential scope, `yyyy-mm-dd`. */
  readonly date: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  /** 64 hex digits. */
  readonly signature: string;
}

export interface SignedRequest {
  readonly method: string;
  /** Query string as sent, without question mark. */
  readonly query: string;
  /** Values of the signed headers, by lower-cased name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly signedHeaders: readonly string[];
  /** Hex SHA-256 of the body, or of `UNSIGNED-PAYLOAD`. */
  readonly payloadHash: string;
  /** Seconds since the epoch, as `X-TC-Timestamp` has it. */
  readonly timestamp: string;
  readonly date: string;
  readonly service: string;
}

const grammar =
  /^TC3-HMAC-SHA256\s+Credential=([^/\s,]+)\/(\d{4}-\d{2}-\d{2})\/([^/\s,]+)\/tc3_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/** Reads an `Authorization` header; undefined when it is not one of TC3. */
export const parseAuthorization = (header: string): Authorization | undefined => {
  const [, secretId, date, service, names, signature] = grammar.exec(header.trim()) ?? [];
  return secretId && date && service && names && signature
    ? { secretId, date, service, signedHeaders: names.toLowerCase().split(';'), signature }
    : undefined;
};

export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

const hmac = (key: string | Buffer | KeyObject, data: string): Buffer =>
  createHmac('sha256', key).update(data).digest();

/** The last date that was asked for: requests of one day ask for the same. */
let latest = { day: Number.NaN, date: '' };

/** UTC date of a timestamp in seconds, `yyyy-mm-dd`. */
export const utcDate = (timestamp: number): string => {
  const day = Math.floor(timestamp / 86_400);
  if (day !== latest.day) {
    latest = { day, date: new Date(timestamp * 1000).toISOString().slice(0, 10) };
  }
  return latest.date;
};

/** The text whose hash is signed. Names must be lower-cased; values are lower-cased and trimmed here. */
export const canonicalRequest = ({ method, query, headers, signedHeaders, payloadHash }: SignedRequest): string => {
  const names = [...signedHeaders].sort((a, b) => (a < b ? -1 : 1));
  let lines = '';
  for (const name of names) {
    lines += `${name}:${(headers[name] ?? '').trim().toLowerCase()}\n`;
  }
  return `${method}\n/\n${query}\n${lines}\n${names.join(';')}\n${payloadHash}`;
};

/** Derived keys live for a day; the newest few are kept. */
const signingKeys = new Map<string, KeyObject>();

const signingKey = (secretKey: string, date: string, service: string): KeyObject => {
  const id = `${secretKey}\n${date}\n${service}`;
  const known = signingKeys.get(id);
  if (known) {
    return known;
  }
  if (signingKeys.size >= 100) {
    signingKeys.clear();
  }
  // A key object is taken five times as fast as its bytes.
  const key = createSecretKey(hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request'));
  signingKeys.set(id, key);
  return key;
};

/** The signature, in hex, that a client with this secret key must send. */
export const sign = (request: SignedRequest, secretKey: string): string => {
  const scope = `${request.date}/${request.service}/tc3_request`;
  const toSign = `${algorithm}\n${request.timestamp}\n${scope}\n${sha256(canonicalRequest(request))}`;
  const key = signingKey(secretKey, request.date, request.service);
  return createHmac('sha256', key).update(toSign).digest('hex');
};

/**
 * Whether a signature is right for a secret key. `host` counts with and without its port: the official Node SDK signs
 * it without, the Go SDK with.
 */
export const verify = (request: SignedRequest, signature: string, secretKey: string): boolean => {
  if (sign(request, secretKey) === signature) {
    return true;
  }
  const host = request.headers.host ?? '';
  const bare = host.replace(/:\d+$/, '');
  return bare !== host && sign({ ...request, headers: { ...request.headers, host: bare } }, secretKey) === signature;
};
