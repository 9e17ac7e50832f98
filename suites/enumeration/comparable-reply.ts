import type { Reply } from '../../fixtures/http/index.ts';

/** Headers that come and go whatever was asked, with the reason. */
const leftOut: Readonly<Record<string, string>> = {
  age: 'a cache in front of Logto sets it once it has kept something',
  connection: 'a server or a proxy may end a connection after any answer',
  'keep-alive': 'see connection',
  'set-cookie': 'a balancer sets one with the first answer; those of Logto are looked at by the checks of sessions',
};

/** Headers whose value Logto chooses by the answer; of the others, which hold times and ids of requests, the name counts. */
const byValue = ['allow', 'cache-control', 'content-language', 'content-type', 'location', 'retry-after', 'vary'];

/** Counts, such as of seconds that are left, go on from one answer to the next. */
const withoutNumbers = (value: string): string => value.replace(/\d+/g, '#');

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
    .map((name) => (byValue.includes(name) ? `${name}: ${withoutNumbers(reply.headers.get(name) ?? '')}` : name)),
  body: bodyOf(reply),
});
