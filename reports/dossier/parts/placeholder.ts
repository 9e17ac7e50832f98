/** What is put where a secret was: without a character that JSON, a URL in a text or HTML would have to escape. */
export const placeholder = (kind: string, number?: number): string =>
  `(redacted: ${kind}${number === undefined ? '' : ` ${number}`})`;

/** Whether a value is one that was taken out before, by redaction or while the run was recorded. */
export const isTakenOut = (value: string): boolean =>
  /^(?:\(redacted:|\(not kept\)|\*+|[<[]?redacted[>\]]?$)/i.test(value.trimStart());

/** Whether a text ends within a placeholder, before its number. */
export const endsInPlaceholder = (text: string): boolean => /\(redacted: [\w ]*$/.test(text);

/** The kinds of what was taken out of a text before. */
export const kindsTakenOut = (text: string): string[] =>
  [...text.matchAll(/\(redacted: ([A-Za-z ]+?)(?: \d+)?\)/g)].map(([, kind = '']) => kind);
