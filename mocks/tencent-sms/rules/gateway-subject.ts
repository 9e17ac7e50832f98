import type { WireRequest } from '../../sms/wire/request.ts';
import type { Credential } from '../account/account.ts';
import type { Envelope, V1Envelope } from '../envelope/envelope.ts';
import { sha256, verify } from '../signature/tc3.ts';
import { verifyV1 } from '../signature/v1.ts';

/** What the gateway knows when a request comes in. */
export interface GatewaySubject {
  readonly request: WireRequest;
  readonly requestId: string;
  readonly envelope: Envelope;
  /** Undefined where no account knows the SecretId. */
  readonly credential: Credential | undefined;
  readonly regions: readonly string[];
  readonly regionsWithoutSms: readonly string[];
  /** Names of Tencent's actions, by version of the API. */
  readonly actions: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those that this fake answers, by version. */
  readonly answered: ReadonlyMap<string, Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>>;
  /** Seconds since the epoch. */
  readonly now: number;
  /** Requests of this account in the current second, this one included, and the most there may be. */
  readonly rate: { readonly times: number; readonly limit: number | null };
}

/** The limit of API 3.0 with TC3 (tencent-sms.md, section 1). */
export const maxBodySize = 10 * 1024 * 1024;
/** The limit of a form that is signed by V1, and of any query (the same section). */
export const maxFormSize = 1024 * 1024;
export const maxQuerySize = 32 * 1024;

/** The version whose requests need no region. */
export const olderVersion = '2019-07-11';

const missingOfV1 = ({ nonce, secretId, signature }: V1Envelope): string | undefined => {
  if (nonce === undefined) {
    return 'Nonce';
  }
  if (secretId === undefined) {
    return 'SecretId';
  }
  return signature === undefined ? 'Signature' : undefined;
};

/** The common parameter that is missing, as Tencent names it. */
export const missingCommon = ({ envelope }: GatewaySubject): string | undefined => {
  const { action, version, timestamp, region } = envelope;
  if (action === undefined) {
    return 'Action';
  }
  if (version === undefined) {
    return 'Version';
  }
  if (timestamp === undefined) {
    return 'Timestamp';
  }
  if (region === undefined && version !== olderVersion) {
    return 'Region';
  }
  return envelope.scheme === 'V1' ? missingOfV1(envelope) : undefined;
};

/** Whether the signature is right; a key whose secret nobody told is not verified. */
export const isSigned = ({ envelope, credential, request }: GatewaySubject): boolean => {
  if (credential?.secretKey === undefined) {
    return credential !== undefined;
  }
  if (envelope.scheme === 'V1') {
    const { parameters, signature = '' } = envelope;
    const signed = { method: request.method, host: request.headers.host ?? '', parameters };
    return verifyV1(signed, signature, credential.secretKey);
  }
  const { authorization, timestamp = '' } = envelope;
  const unsigned = request.headers['x-tc-content-sha256'] === 'UNSIGNED-PAYLOAD';
  const payloadHash = sha256(unsigned ? 'UNSIGNED-PAYLOAD' : request.body);
  if (!authorization) {
    return false;
  }
  const { method, query, headers } = request;
  const { signedHeaders, date, service, signature } = authorization;
  const signed = { method, query, headers, signedHeaders, payloadHash, timestamp, date, service };
  return verify(signed, signature, credential.secretKey);
};
