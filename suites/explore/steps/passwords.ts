/** What a password is like, as far as a policy asks for it. */
export interface PasswordShape {
  readonly length: number;
  /** Kinds of characters in it: lower case, upper case, digits, signs. */
  readonly types: number;
  /** What it is made of, where it is nothing random. */
  readonly of?: 'one character' | 'a rejected word' | 'the number of the first person';
}

/** Passwords of a sequence that any usual policy takes; with few of them, one is set twice now and then. */
export const passwordCount = 5;

/** A word that an administrator rejects, of two kinds of characters. */
export const rejectedWord = 'Quartzglimmer';

/** Minimal lengths that an administrator sets, of which passwords are at either side. */
export const minimalLengths: readonly [number, ...number[]] = [12, 10, 14, 8];

/** What policies of Logto take at most, unless they are set otherwise. */
export const longestPassword = 256;

/** Letters, digits and signs, so that no policy minds what they are. */
export const allTypes = 4;
const ofLength = (length: number): PasswordShape => ({ length, types: allTypes });

/** Passwords at what a policy may ask for, which are numbered after the usual ones. */
export const boundaryPasswords: readonly PasswordShape[] = [
  ...minimalLengths.flatMap((length) => [ofLength(length - 1), ofLength(length)]),
  ...[1, 2, 3].map((types) => ({ length: 16, types })),
  ofLength(longestPassword),
  ofLength(longestPassword + 1),
  { length: 16, types: 1, of: 'one character' },
  { length: rejectedWord.length, types: 2, of: 'a rejected word' },
  { length: 14, types: 2, of: 'the number of the first person' },
];

/** The shape of a password by its number; undefined for a usual one. */
export const shapeOf = (number: number): PasswordShape | undefined => boundaryPasswords[number - passwordCount];
