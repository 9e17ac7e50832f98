/** Codes that nobody was sent. Plain TypeScript: k6 tries them too. */

/** A code that is not the right one. @param which tells several apart */
export const wrongCode = (right: string, which = 0): string =>
  String((Number(right) + which + 1) % 10 ** right.length).padStart(right.length, '0');

/** So many of them, each another one. */
export const wrongCodes = (right: string, count: number): string[] =>
  Array.from({ length: count }, (_, which) => wrongCode(right, which));
