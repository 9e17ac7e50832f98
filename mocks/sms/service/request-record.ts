import { randomUUID } from 'node:crypto';
import type { Answer } from '../../tencent-sms/actions/action.ts';
import type { RequestRecord } from '../inbox/request-record.ts';
import type { Arrival } from '../wire/connection-faults.ts';
import type { WireReply, WireRequest } from '../wire/request.ts';
import type { WrongCertificate } from '../wire/wrong-certificate.ts';

/** Characters of a body or a reply, and of a header, that are kept. */
const longestText = 4096;
const longestHeader = 300;
const longestPath = 300;

const shownHeaders = [
  'authorization',
  'content-type',
  'host',
  'user-agent',
  'x-tc-action',
  'x-tc-content-sha256',
  'x-tc-language',
  'x-tc-region',
  'x-tc-requestclient',
  'x-tc-timestamp',
  'x-tc-traceid',
  'x-tc-version',
];

const withoutSignature = (authorization: string): string => {
  const end = authorization.indexOf('Signature=');
  return end === -1 ? '***' : `${authorization.slice(0, end)}Signature=***`;
};

/** Headers as the inbox page may show them: without signature and token. */
const safeHeaders = (headers: WireRequest['headers']): Record<string, string> => {
  const safe: Record<string, string> = {};
  for (const name of shownHeaders) {
    const value = headers[name];
    if (value !== undefined) {
      safe[name] =
        name === 'authorization' ? withoutSignature(value.slice(0, longestHeader)) : value.slice(0, longestHeader);
    }
  }
  if (headers['x-tc-token'] !== undefined) {
    safe['x-tc-token'] = '***';
  }
  return safe;
};

const nothing = { action: null, phoneNumbers: [], headers: {}, body: '', recipients: [] };

const flaws: Record<WrongCertificate, string> = {
  name: 'for another name',
  expired: 'that has expired',
  untrusted: 'of a CA that nobody trusts',
};

/** What is kept of a connection that was shown a wrong certificate. */
export const recordOfConnection = (
  { authority }: Arrival,
  wrong: WrongCertificate,
  at: string,
  trusted: boolean,
): RequestRecord => ({
  ...nothing,
  requestId: randomUUID(),
  receivedAt: at,
  method: authority === undefined ? null : 'CONNECT',
  path: authority?.slice(0, longestPath) ?? null,
  verdict: trusted ? 'CertificateTrusted' : 'CertificateShown',
  message: trusted
    ? `a client sent a request all the same to a server with a certificate ${flaws[wrong]}; it got no answer`
    : `a connection was shown a certificate ${flaws[wrong]}`,
  reply: `certificate: ${wrong}`,
  brokenRule: 'fault',
});

interface Handled {
  readonly request: WireRequest;
  readonly requestId: string;
  readonly receivedAt: string;
  readonly phoneNumbers: readonly string[];
  /** Undefined where a fault kept the service from answering. */
  readonly answer: Answer | undefined;
  readonly reply: WireReply;
}

const verdictOf = ({ answer, reply }: Handled) => {
  if (answer === undefined) {
    const kind = typeof reply === 'string' ? reply : `status ${reply.status}`;
    return { verdict: 'Fault', message: `a fault answered in the provider's place: ${kind}`, brokenRule: 'fault' };
  }
  const whole = 'broken' in answer ? answer.broken : undefined;
  const first = 'broken' in answer ? undefined : answer.outcomes?.find(({ broken }) => broken)?.broken;
  const { code, text } = (whole ?? first)?.refusal ?? { code: 'Ok', text: { en: 'send success' } };
  return { verdict: code, message: text.en, brokenRule: whole?.rule ?? null };
};

/** What is kept of a request and its reply; bounded, whatever was sent. */
export const recordOf = (handled: Handled): RequestRecord => {
  const { request, requestId, receivedAt, phoneNumbers, answer, reply } = handled;
  const outcomes = answer && 'outcomes' in answer ? (answer.outcomes ?? []) : [];
  return {
    requestId,
    receivedAt,
    method: request.method,
    path: request.path.slice(0, longestPath),
    action: request.headers['x-tc-action']?.slice(0, 80) ?? null,
    phoneNumbers,
    ...verdictOf(handled),
    headers: safeHeaders(request.headers),
    body:
      request.method === 'GET'
        ? request.query.slice(0, longestText)
        : request.body.subarray(0, longestText).toString('utf8'),
    reply: typeof reply === 'string' ? reply : reply.body.slice(0, longestText),
    recipients: outcomes.map(({ sentAs, phoneNumber, broken }) => ({
      sentAs,
      phoneNumber,
      verdict: broken?.refusal.code ?? 'Ok',
      brokenRule: broken?.rule ?? null,
    })),
  };
};
