/**
 * Phone numbers in the forms that the parties use. Plain TypeScript: k6 imports it too.
 *
 * Logto stores and sends digits only (`8613812345678`); the SMS provider answers in E.164 with a plus sign.
 */

/** Digits with country code and without plus sign, as Logto's APIs want them: `8613812345678`. */
export type PhoneDigits = string;

/** The number in E.164 form, as the SMS provider writes it: `+8613812345678`. */
export const toE164 = (digits: PhoneDigits): string => `+${digits}`;

/** The national part of a mainland number, as a person types it after choosing +86: `13812345678`. */
export const toNational = (digits: PhoneDigits): string => digits.replace(/^86/, '');

/** What the numbers of a run begin with: those of one test each, and those of tests that take hundreds. */
const ranges = { few: '8613', many: '8618' } as const;

/** What numbers of other countries begin with, and how many digits follow. */
const foreign = { US: ['14152', 6], SG: ['6591', 6], HK: ['85291', 6], GB: ['4479111', 5] } as const;

/** The number of another country that suites make of an own one, whose last digits it has. */
export const foreignNumber = (country: keyof typeof foreign, own: PhoneDigits): PhoneDigits => {
  const [prefix, digits] = foreign[country];
  return `${prefix}${own.slice(-digits)}`;
};

/**
 * The same numbers as patterns, with an `x` for each further digit: an own number ends in worker and index, and the worker
 * has a 0 in front.
 */
export const foreignPatterns: readonly string[] = Object.values(foreign).map(
  ([prefix, digits]) => `${prefix}0${'x'.repeat(digits - 1)}`,
);

/** What the numbers of one block begin with. */
export const prefixesOf = (block: number): string[] =>
  Object.values(ranges).map((range) => `${range}${String(block).padStart(3, '0')}`);

/**
 * A mainland mobile number of its own for every (block, worker, index); it passes libphonenumber's mobile check,
 * which Logto's pages apply before they send anything.
 *
 * @param block 0 to 999, drawn once a run, so that runs against one Logto do not meet
 * @param worker 0 to 999: Playwright counts on where it replaces a worker, as it does after each failure
 * @param index 0 to 999
 */
export const mainlandNumber = (
  block: number,
  worker: number,
  index: number,
  range: keyof typeof ranges = 'few',
): PhoneDigits => {
  if (block > 999 || worker > 999 || index > 999) {
    throw new RangeError(`no phone number left for block ${block}, worker ${worker}, index ${index}`);
  }
  const digits = [block, worker, index].map((part) => String(part).padStart(3, '0'));
  return `${ranges[range]}${digits.join('')}`;
};
