import type { Reply } from '../../fixtures/http/index.ts';

/** Headers that differ between two answers to the same question, with the reason. */
const leftOut: Readonly<Record<string, string>> = {
  date: 'the time of the answer',
  age: 'the time in a cache before it',
  etag: 'a hash of the body, in which the ID of a verification stands',
  connection: 'a server or a proxy may end a connection after any answer',
  'keep-alive': 'see connection',
};

/** Identifiers: they are new in each answer, and their length may tell nothing. */
const identifier = /[\w-]{12,}/g;
const masked = (text: string): string => text.replace(identifier, ({ length }) => '*'.repeat(length));

/** Counts, such as of tries that are left, go on from one answer to the next. */
const withoutNumbers = (value: string): string => masked(value).replace(/\d+/g, '#');

/** The body as it came, with the ID of the verification replaced by its length. */
const bodyOf = ({ text }: Reply): string =>
  text.replace(/("verificationId":\s*")([^"]+)/g, (_, name: string, id: string) => `${name}${'*'.repeat(id.length)}`);

/**
 * What an attacker can compare between two replies: the status, the bytes of the body, and the headers in their order, as
 * far as they do not differ anyhow.
 */
export const comparable = (reply: Reply) => ({
  status: reply.status,
  headers: reply.headerNames
    .filter((name) => !(name in leftOut))
    .map((name) => `${name}: ${withoutNumbers(reply.headers.get(name) ?? '')}`),
  body: bodyOf(reply),
});
