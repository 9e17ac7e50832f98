import { z } from 'zod';
import { accountPath, verificationsPath } from '../../../contracts/account.ts';
import { experiencePath } from '../../../contracts/experience.ts';
import { openidPaths } from '../../../contracts/openid.ts';
import { errorCode, type Reply } from '../../../fixtures/http/index.ts';
import { internals } from '../../../fixtures/http/internals.ts';
import type { Bound } from '../drive/bound.ts';
import { type Ground, refusalCode } from '../drive/ground.ts';
import type { Person } from '../model/people.ts';
import { causeIn } from './causes.ts';
import { judgeCrossOrigin } from './cross-origin.ts';
import type { Exchange } from './exchange.ts';
import { judgeHeaders } from './headers.ts';
import { judgeLeaks } from './leaked-tokens.ts';
import type { Violation } from './violation.ts';

type Client = Pick<Ground, 'clients' | 'secrets'>;
type Held = Pick<Bound, 'passwords' | 'verifications' | 'proofs'>;
type Tokens = Pick<Bound, 'tokens' | 'grants'>;

const errorOfExperience = z.object({ code: z.string(), message: z.string() });
const inWords = z.object({ message: z.string() });
const errorOfToken = z.object({ error: z.string() });

/** Refusals that a firewall, a limit of requests or limits of sizes in front of Logto gives as well. */
const ofGuards: ReadonlySet<number> = new Set([403, 413, 429, 431]);

const isPage = (body: unknown): boolean => typeof body === 'string' && /^\s*</.test(body);

/**
 * Of a server in front of Logto, which says nothing about it: a status that Logto does not have, a refusal without its
 * error code, or a page where Logto answers JSON.
 */
export const isOfAnother = (reply: Reply): boolean =>
  reply.status > 500 ||
  (ofGuards.has(reply.status) && errorCode(reply) === undefined) ||
  (reply.status >= 400 && isPage(reply.body) && reply.url.pathname.startsWith('/api/'));

/** What a provider makes of a send that breaks off, or answers what it never would, has a requirement of its own. */
const serverErrors = { accepted: 'HDR-04', refused: 'SND-09', reset: 'SND-13', garbled: 'SND-11', silent: 'SND-12' };

const serverError = ({ request, reply: { status, url } }: Exchange, provider: Person['provider']): Violation[] => {
  const what = `${url.pathname} answered ${status}, a server error`;
  const cause = causeIn(request);
  const property = cause === null ? 'server-error' : `server-error by ${cause}`;
  return status < 500 ? [] : [{ requirement: serverErrors[provider], property, what }];
};

/** Logto's own APIs that users and pages call. */
const speaksJson = ({ pathname }: URL): boolean =>
  [experiencePath, accountPath, verificationsPath].some((path) => pathname.startsWith(path));

/** The statuses of refusals whose form is documented; others may come from a server in front of Logto. */
const documented: ReadonlySet<number> = new Set([400, 401, 404, 422]);

const isJson = (text: string | undefined): boolean => {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    // Parsers that heed prototypes refuse members of these names.
    return typeof value === 'object' && value !== null && text?.includes('"__proto__"') !== true;
  } catch {
    return false;
  }
};

const isForm = ({ headers }: Exchange['request']): boolean =>
  headers['content-type'] === 'application/x-www-form-urlencoded';

/** What cannot be read as JSON is told in words alone, and so is a route that there is not. Every form can be read. */
const isUnread = ({ request, reply: { status, body } }: Exchange): boolean =>
  (status === 400 && !isForm(request) && !isJson(request.body) && inWords.safeParse(body).success) ||
  (status === 404 && body === 'Not Found');

const otherForm = (exchange: Exchange): Violation[] => {
  const { status, url, body } = exchange.reply;
  if (!documented.has(status)) {
    return [];
  }
  const isTold = speaksJson(url)
    ? errorOfExperience.safeParse(body).success || isUnread(exchange)
    : url.pathname !== openidPaths.token || errorOfToken.safeParse(body).success || isUnread(exchange);
  const requirement = url.pathname === openidPaths.token ? 'TOK-25' : 'HDR-04';
  return isTold ? [] : [{ requirement, property: 'form', what: `${url.pathname} refused without an error code` }];
};

const shown = ({ status, url, text }: Reply): Violation[] =>
  status >= 400 && internals.test(text)
    ? [{ requirement: 'HDR-03', property: 'internals', what: `${url.pathname} shows internals of the server` }]
    : [];

/** Whether a text has a code in it, and not by chance in a longer number. */
const holdsCode = (text: string, code: string): boolean => new RegExp(`(?<![\\w.#-])${code}(?![\\w.-])`).test(text);

const secretsOf = (
  { clients, secrets }: Client,
  { passwords, verifications, proofs }: Held,
  { request, reply: { url, text } }: Exchange,
): string[] => [
  // What a page shows again of its own request, it had from there.
  ...[...passwords.values()]
    .filter((password) => text.includes(password) && !`${request.body ?? ''}`.includes(password))
    .map(() => 'a password'),
  ...secrets.filter((value) => text.includes(value)).map(() => 'the secret key of the connector'),
  ...clients.filter(({ clientSecret }) => text.includes(clientSecret)).map(() => 'a client secret'),
  ...[...verifications, ...proofs]
    .filter(({ code }) => code !== null && !url.pathname.startsWith('/api/users') && holdsCode(text, code))
    .map(() => 'a code of a message'),
];

const secret = (ground: Client, bound: Held, exchange: Exchange): Violation[] =>
  [...new Set(secretsOf(ground, bound, exchange))].map((kind) => ({
    requirement: 'HDR-06',
    property: 'secret',
    what: `${exchange.reply.url.pathname} answered with ${kind} in it`,
  }));

/** What a provider says of a refusal is for operators, and not for whoever waits for a code. */
const providerDetails = ({ reply: { url, status, text } }: Exchange, provider: Person['provider']): Violation[] =>
  provider === 'refused' && status >= 400 && text.includes(refusalCode)
    ? [{ requirement: 'SND-15', property: 'provider-details', what: `${url.pathname} shows the provider's error code` }]
    : [];

/** What holds of every answer, whatever was asked. @param provider what it made of a send */
export const judgeReplies = (
  ground: Client,
  bound: Held & Tokens,
  exchanges: readonly Exchange[],
  provider: Person['provider'],
): Violation[] =>
  exchanges.flatMap((exchange) => [
    ...serverError(exchange, provider),
    ...shown(exchange.reply),
    ...providerDetails(exchange, provider),
    ...otherForm(exchange),
    ...secret(ground, bound, exchange),
    ...judgeHeaders(exchange.reply),
    ...judgeLeaks(bound, exchange),
    ...judgeCrossOrigin(ground, exchange),
  ]);
