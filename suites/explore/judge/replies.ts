import { z } from 'zod';
import { experiencePath } from '../../../contracts/experience.ts';
import { openidPaths } from '../../../contracts/openid.ts';
import type { Reply } from '../../../fixtures/http/index.ts';
import type { Bound } from '../drive/bound.ts';
import type { Ground } from '../drive/ground.ts';
import { judgeHeaders } from './headers.ts';
import type { Violation } from './violation.ts';

const errorOfExperience = z.object({ code: z.string(), message: z.string() });
const errorOfToken = z.object({ error: z.string() });

/** Of a server in front of Logto, which says nothing about it: it has none of Logto's JSON, nor the status of its errors. */
export const isOfAnother = ({ status, body }: Reply): boolean => status > 500 && typeof body === 'string';

const serverError = ({ status, url }: Reply, isReset: boolean): Violation[] => {
  const what = `${url.pathname} answered ${status}, a server error`;
  // What a provider that breaks off makes of a send has a requirement of its own.
  const requirement = isReset ? 'SND-13' : 'HDR-04';
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

/** What holds of every answer, whatever was asked. @param isReset whether the provider broke a connection off */
export const judgeReplies = (ground: Ground, bound: Bound, replies: readonly Reply[], isReset: boolean): Violation[] =>
  replies.flatMap((reply) => [
    ...serverError(reply, isReset),
    ...otherForm(reply),
    ...judgeHeaders(reply),
    ...secret(ground, bound, reply),
  ]);
