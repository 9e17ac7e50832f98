/** Choices from a number of 0 to 99, so that a shrunk sequence has the plainest ones: 0 chooses the first. */

/** One of the things, in equal parts. */
export const oneOf = <T>(things: readonly [T, ...T[]], choice: number): T =>
  things[Math.floor((choice / 100) * things.length)] ?? things[0];

/** The usual one for the lower part of the choices, else one of the others. */
export const mostly = <T>(usual: T, others: readonly [T, ...T[]], choice: number, percent = 70): T =>
  choice < percent ? usual : oneOf(others, ((choice - percent) / (100 - percent)) * 99);

/** Another number of 0 to 99 for a second choice of the same wish. */
export const again = (choice: number, which = 1): number => (choice * 37 + which * 61) % 100;

/** The index of one from the end; undefined where there is none. */
export const fromEnd = (list: readonly unknown[], back: number): number | undefined =>
  list.length === 0 ? undefined : list.length - 1 - (back % list.length);
