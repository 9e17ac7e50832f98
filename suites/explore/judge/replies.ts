import { z } from 'zod';
import { experiencePath } from '../../../contracts/experience.ts';
import { openidPaths } from '../../../contracts/openid.ts';
import type { Reply } from '../../../fixtures/http/index.ts';
import { internals } from '../../../fixtures/http/internals.ts';
import type { Bound } from '../drive/bound.ts';
import type { Ground } from '../drive/ground.ts';
import type { Person } from '../model/world.ts';
import { judgeHeaders } from './headers.ts';
import type { Violation } from './violation.ts';

const errorOfExperience = z.object({ code: z.string(), message: z.string() });
const errorOfToken = z.object({ error: z.string() });

/** Of a server in front of Logto, which says nothing about it: it has none of Logto's JSON, nor the status of its errors. */
export const isOfAnother = ({ status, body }: Reply): boolean => status > 500 && typeof body === 'string';

/** What a provider makes of a send that breaks off, or answers what it never would, has a requirement of its own. */
const serverErrors = { accepted: 'HDR-04', refused: 'SND-09', reset: 'SND-13', garbled: 'SND-11' };

const serverError = ({ status, url }: Reply, provider: Person['provider']): Violation[] => {
  const what = `${url.pathname} answered ${status}, a server error`;
  const requirement = serverErrors[provider];
  return status < 500 ? [] : [{ requirement, property: 'server-error', what }];
};

/** The statuses of refusals whose form is documented; others may come from a server in front of Logto. */
const documented: ReadonlySet<number> = new Set([400, 401, 404, 422]);

const otherForm = ({ status, url, body }: Reply): Violation[] => {
  if (!documented.has(status)) {
    return [];
  }
  const isTold = url.pathname.startsWith(experiencePath)
    ? errorOfExperience.safeParse(body).success
    : url.pathname !== openidPaths.token || errorOfToken.safeParse(body).success;
  const requirement = url.pathname === openidPaths.token ? 'TOK-25' : 'HDR-04';
  return isTold ? [] : [{ requirement, property: 'form', what: `${url.pathname} refused without an error code` }];
};

const shown = ({ status, url, text }: Reply): Violation[] =>
  status >= 400 && internals.test(text)
    ? [{ requirement: 'HDR-03', property: 'internals', what: `${url.pathname} shows internals of the server` }]
    : [];

/** Whether a text has a code in it, and not by chance in a longer number. */
const holdsCode = (text: string, code: string): boolean => new RegExp(`(?<![\\w.#-])${code}(?![\\w.-])`).test(text);

const secretsOf = ({ clients }: Ground, { passwords, verifications }: Bound, { url, text }: Reply): string[] => [
  ...[...passwords.values()].filter((password) => text.includes(password)).map(() => 'a password'),
  ...clients.filter(({ clientSecret }) => text.includes(clientSecret)).map(() => 'a client secret'),
  ...verifications
    .filter(({ code }) => code !== null && !url.pathname.startsWith('/api/users') && holdsCode(text, code))
    .map(() => 'a code of a message'),
];

const secret = (ground: Ground, bound: Bound, reply: Reply): Violation[] =>
  [...new Set(secretsOf(ground, bound, reply))].map((kind) => ({
    requirement: 'HDR-06',
    property: 'secret',
    what: `${reply.url.pathname} answered with ${kind} in it`,
  }));

/** What holds of every answer, whatever was asked. @param provider what it made of a send */
export const judgeReplies = (
  ground: Ground,
  bound: Bound,
  replies: readonly Reply[],
  provider: Person['provider'],
): Violation[] =>
  replies.flatMap((reply) => [
    ...serverError(reply, provider),
    ...shown(reply),
    ...otherForm(reply),
    ...judgeHeaders(reply),
    ...secret(ground, bound, reply),
  ]);
