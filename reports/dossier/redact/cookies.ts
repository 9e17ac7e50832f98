import type { Hider } from './hider.ts';

const attributes = /^(?:path|expires|max-age|domain|samesite|priority)$/i;

/** Values of cookies in what a header has; names and attributes stay. */
const inHeader = (header: string, hide: Hider['hide']): string =>
  header.replace(
    /([\w.!#$%&*+^`|~[\]-]{1,80})=(\{[^{};\r\n]*\}|[^;\s"\\,]+)/g,
    (pair: string, name: string, value: string) => (attributes.test(name) ? pair : `${name}=${hide('cookie', value)}`),
  );

/** The value of a cookie of Logto may be JSON, with quotes that RFC 6265 does not allow. */
const headers: readonly RegExp[] = [
  /(?<![\w-])(?:set-)?cookie(?:\\*["']|&quot;)?\s*:\s*(?:\\*["']|&quot;)?(?:(?<==)\{[^{};\r\n]*\}|\[[\w.-]*\](?==)|[^"\\\r\n&[\]{}])*/gi,
  // A list of them, as Node has it.
  /(?<![\w-])set-cookie\\*["']\s*:\s*\[[^\]]*\]/gi,
  // As lists of names and values have them.
  /"(?:set-)?cookie\\*"\s*,\s*\\*"(?:(?<==)\{[^{};\r\n]*\}|[^"\\])*/gi,
  // As HAR has them.
  /"name"\s*:\s*"(?:set-)?cookie"\s*,\s*"value"\s*:\s*"(?:(?<==)\{[^{};\r\n]*\}|[^"\\])*/gi,
  /"value"\s*:\s*"(?:[^"\\\n]|\\.)*"\s*,\s*"name"\s*:\s*"(?:set-)?cookie"/gi,
];

const list = /"cookies"\s*:\s*\[[^\]]*\]/g;
const valueOfCookie = /("value"\s*:\s*")((?:[^"\\]|\\.)+)(?=")/g;

/** Takes the values of cookies out of a text. */
export const hideCookies = (text: string, hide: Hider['hide']): string =>
  headers
    .reduce((all, pattern) => all.replace(pattern, (header) => inHeader(header, hide)), text)
    .replace(list, (cookies) =>
      cookies.replace(valueOfCookie, (_, before: string, value: string) => `${before}${hide('cookie', value)}`),
    );
