import { randomUUID } from 'node:crypto';
import type { RequestRecord } from '../../../contracts/inbox.ts';
import type { Answer, Asked } from '../tenants/dialect.ts';
import type { Arrival } from '../wire/connection-faults.ts';
import type { WireReply, WireRequest } from '../wire/request.ts';
import type { WrongCertificate } from '../wire/wrong-certificate.ts';

/** Characters of a body or a reply, and of a path, that are kept. */
const longestText = 4096;
const longestPath = 300;

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
  readonly asked: Pick<Asked<never>, 'subject' | 'shownHeaders' | 'shownBody'>;
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
  const { request, requestId, receivedAt, asked, answer, reply } = handled;
  const outcomes = answer && 'outcomes' in answer ? (answer.outcomes ?? []) : [];
  const { verdict, message, brokenRule } = verdictOf(handled);
  return {
    requestId,
    receivedAt,
    method: request.method,
    path: request.path.slice(0, longestPath),
    action: asked.subject.action?.slice(0, 80) ?? null,
    phoneNumbers: asked.subject.phoneNumbers,
    verdict,
    message,
    brokenRule,
    headers: asked.shownHeaders(),
    body: asked.shownBody(
      request.method === 'GET'
        ? request.query.slice(0, longestText)
        : request.body.subarray(0, longestText).toString('utf8'),
    ),
    reply: typeof reply === 'string' ? reply : reply.body.slice(0, longestText),
    recipients: outcomes.map(({ sentAs, phoneNumber, broken }) => ({
      sentAs,
      phoneNumber,
      verdict: broken?.refusal.code ?? 'Ok',
      brokenRule: broken?.rule ?? null,
    })),
  };
};
