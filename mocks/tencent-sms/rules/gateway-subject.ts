import type { WireRequest } from '../../sms/wire/request.ts';
import type { Credential } from '../account/account.ts';
import type { Envelope } from '../envelope/envelope.ts';
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

/** The common parameter that is missing, as Tencent names it. */
export const missingCommon = ({ envelope }: GatewaySubject): string | undefined => {
  const { action, version, timestamp, region } = envelope;
  const required: Array<readonly [string, string | undefined]> = [
    ['Action', action],
    ['Version', version],
    ['Timestamp', timestamp],
    ['Region', version === olderVersion ? 'none' : region],
  ];
  if (envelope.scheme === 'V1') {
    required.push(['Nonce', envelope.nonce], ['SecretId', envelope.secretId], ['Signature', envelope.signature]);
  }
  return required.find(([, value]) => value === undefined)?.[0];
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
  return (
    authorization !== undefined &&
    verify({ ...request, ...authorization, payloadHash, timestamp }, authorization.signature, credential.secretKey)
  );
};
