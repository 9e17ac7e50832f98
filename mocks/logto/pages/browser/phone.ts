/**
 * Phone numbers as the pages read them: in digits with country code. A light version of what `libphonenumber-js`
 * does, on its own tables, which the bundler puts in.
 */

/** What `nationalPatterns` writes. */
declare const NATIONAL_PATTERNS: string;

const patterns = new Map(
  NATIONAL_PATTERNS.split(' ').map((entry) => {
    const [callingCode = '', pattern = ''] = entry.split('=');
    return [callingCode, pattern.replaceAll('d', '\\d')];
  }),
);

/** In the order of their digits, as the list shows them: 1, 20, 211. */
export const callingCodes: readonly string[] = [...patterns.keys()].sort((a, b) => (a < b ? -1 : 1));

interface PhoneParts {
  readonly callingCode: string;
  readonly national: string;
}

const matches = (callingCode: string, national: string): boolean =>
  new RegExp(`^(${patterns.get(callingCode)})$`).test(national);

/** Splits a number with or without plus sign; undefined when no country has it or too little follows. */
export const parsePhone = (value: string): PhoneParts | undefined => {
  const digits = value.replace(/[^\d]/g, '');
  const callingCode = [1, 2, 3].map((length) => digits.slice(0, length)).find((code) => patterns.has(code));
  if (callingCode === undefined) {
    return undefined;
  }
  const dialled = digits.slice(callingCode.length);
  const withoutTrunk = dialled.replace(/^0/, '');
  const national = !matches(callingCode, dialled) && matches(callingCode, withoutTrunk) ? withoutTrunk : dialled;
  return national.length > 1 && national.length <= 17 ? { callingCode, national } : undefined;
};

export const isValidPhone = (value: string): boolean => {
  const parts = parsePhone(value);
  return parts !== undefined && matches(parts.callingCode, parts.national);
};

/** `8613812345678` as `+86 13812345678`. */
export const formatPhone = (value: string): string => {
  const parts = parsePhone(value);
  return parts ? `+${parts.callingCode} ${parts.national}` : value;
};
