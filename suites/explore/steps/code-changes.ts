import { wrongCode } from '../../../contracts/codes.ts';

/** A way in which what is entered is not the code that was sent. */
interface CodeChange {
  readonly key: string;
  /** How a reader is told of it: `the code {title}`. */
  readonly title: string;
  readonly change: (code: string) => unknown;
}

const inDigitsFrom = (zero: number) => (code: string) =>
  code.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

export const codeChanges: readonly CodeChange[] = [
  { key: 'another', title: 'with other digits', change: (code) => wrongCode(code) },
  { key: 'another-still', title: 'with quite other digits', change: (code) => wrongCode(code, 7) },
  {
    key: 'far',
    title: 'with no digit right',
    change: (code) => code.replace(/\d/g, (digit) => String((Number(digit) + 5) % 10)),
  },
  { key: 'cut', title: 'without its last digit', change: (code) => code.slice(0, -1) },
  { key: 'longer', title: 'with one more digit', change: (code) => `${code}0` },
  { key: 'nothing', title: 'left out', change: () => '' },
  { key: 'null', title: 'as null', change: () => null },
  { key: 'spaced', title: 'between spaces', change: (code) => ` ${code} ` },
  { key: 'number', title: 'as a JSON number', change: Number },
  { key: 'array', title: 'in an array', change: (code) => [code] },
  { key: 'full-width', title: 'in full-width digits', change: inDigitsFrom(0xff10) },
];

/** Changes that a server has to count as guesses. `another-still` comes in groups, where an order of them decides. */
export const wrongDigits: ReadonlySet<string> = new Set(['another', 'far']);

/** @throws RangeError for a change that there is not */
export const codeChange = (key: string): CodeChange => {
  const found = codeChanges.find((change) => change.key === key);
  if (found === undefined) {
    throw new RangeError(`a code is not changed by "${key}"`);
  }
  return found;
};
