const longest = 140;

const scrubbed = (text: string): string =>
  text
    .replace(/localhost:\d+|127\.0\.0\.1:\d+/g, 'localhost')
    .replace(/(?:\/[\w.@-]+){3,}\//g, '…/')
    .replace(/\d{7,}/g, '#')
    .replace(/\s+/g, ' ')
    .trim();

/** What a failed check says, in one short line without addresses and numbers of this run. */
export const reasonInOneLine = (errors: readonly string[]): string => {
  const lines = (errors[0] ?? 'no reason').split('\n').map((line) => line.trim());
  const first = lines[0] ?? '';
  const facts = lines.filter((line) => /^(Locator|Expected|Received|- {2}|\+ {2})/.test(line)).slice(0, 3);
  const text = scrubbed((facts.length > 0 && first.startsWith('expect(') ? facts : [first, ...facts]).join('; '));
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
};
