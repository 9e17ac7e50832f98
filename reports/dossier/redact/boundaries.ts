/**
 * Where a word begins in a text that may be escaped, for patterns. Texts are taken byte for byte (`latin1`), so that
 * letters beyond ASCII are no part of words.
 */
export const begin = String.raw`(?:(?<![\w.+])|(?<=%[0-9A-Fa-f]{2})|(?<=\\[nrt]))`;

/** And where it ends. */
export const end = String.raw`(?!\w|\.\d)`;

/** The key of a number that stands in JSON without quotes, where text ends before one. */
const numberOf = /"([\w$-]*)\\*"\s*:\s*$/;

/** How far a key and its colon reach back. */
const keyLength = 80;

export interface Bare {
  /** The field's name; empty in a list. */
  readonly key: string;
}

/** Where a match is a bare number of JSON, so that what replaces it has to be quoted; undefined in other texts. */
export const bareIn = (text: string, at: number, length: number): Bare | undefined => {
  const before = text.slice(Math.max(0, at - keyLength), at);
  const key = numberOf.exec(before)?.[1];
  if (key !== undefined) {
    return { key };
  }
  const isInList = /[[,]\s*$/.test(before) && /^\s*[\],]/.test(text.slice(at + length, at + length + 8));
  return isInList ? { key: '' } : undefined;
};
