import { bareIn, begin, end } from './boundaries.ts';
import type { Hider } from './hider.ts';

const kind = 'phone number';

/** Between groups of digits: a space that does not break too, byte for byte. */
const gap = String.raw`(?:[ .-]|\xc2\xa0)?`;

/** Mainland mobile numbers, as digits or as people group them; and numbers of any country with a plus sign. */
const formats = new RegExp(
  String.raw`${begin}(?:(?:\+|00)?86${gap})?1[3-9]\d${gap}\d{4}${gap}\d{4}${end}|(?<![\w+.])\+[1-9](?:[ ().-]{0,2}\d){7,14}${end}`,
  'g',
);

const phoneField =
  /(\\*"(?:\w*phone\w*|mobile|msisdn|sentAs|to|recipient)\\*"\s*:\s*\[?\s*\\*")(\+?\d[\d ().-]{6,18}\d)(?=\\*")/gi;
const identifier = /(\\*"type\\*"\s*:\s*\\*"phone\\*"\s*,\s*\\*"value\\*"\s*:\s*\\*")(\+?\d{8,15})(?=\\*")/g;

/** Numbers that stand for any: in the register, in placeholders of pages, those that are reserved for fiction. */
const example = /1234567\d?$|55501\d\d$|13800138000$|7911123456$|(\d)\1{6}\d?$/;

/** Behind what people call a number, or in a sentence about a message: of any country, without a plus sign, and no time. */
const called = new RegExp(
  String.raw`((?:\b(?:phone\w{0,10}|mobile|msisdn|tel(?:ephone)?)["']?[ \t]{0,2}[:=][ \t]{0,2}["']?|\b(?:sent|sending|send|sms|message|code)\b[^\n\d]{0,40}\bto[ :]+))((?!(?:1[678]\d{11}|1[678]\d{8}|20\d{12})${end})[1-9]\d{8,14})${end}`,
  'gi',
);

/** Whether digits are those that a pattern means: it begins with them, and has as many where it says how many. */
const isLike = (digits: string, pattern: string): boolean =>
  digits.startsWith(pattern.replaceAll('x', '')) && (!pattern.endsWith('x') || digits.length === pattern.length);

/** Whether nobody has a number: the run made it up, however it is spelled, or it is an example. */
const isNobodys = (written: string, own: readonly string[]): boolean => {
  // With zeros where a trunk prefix may stand.
  const digits = written.replace(/^0+/, '').replace(/^860+/, '86');
  return (
    example.test(digits) ||
    own.some(
      (pattern) =>
        isLike(digits, pattern) || isLike(digits, `86${pattern}`) || isLike(`86${digits.slice(-11)}`, pattern),
    )
  );
};

/** Takes the phone numbers out of a text that people may have. */
export const hideNumbers = (text: string, own: readonly string[], hide: Hider['hide']): string => {
  const hidden = (number: string): string => {
    const digits = number.replaceAll(/\D/g, '');
    return isNobodys(digits, own) ? number : hide(kind, digits);
  };
  const inField = (_: string, before: string, number: string): string => `${before}${hidden(number)}`;
  const inFields = text.replace(phoneField, inField).replace(identifier, inField).replace(called, inField);
  return inFields.replace(formats, (number: string, at: number) => {
    const bare = bareIn(inFields, at, number.length);
    const placed =
      bare && bare.key !== '' && !/phone|mobile|number|msisdn|tel/i.test(bare.key) ? number : hidden(number);
    return bare && placed !== number ? `"${placed}"` : placed;
  });
};

/** The phone numbers that a text names, with country code: for a register that tells of numbers of earlier runs. */
export const numbersIn = (text: string): string[] => {
  const numbers: string[] = [];
  hideNumbers(text, [], (_, digits) => {
    numbers.push(digits.length === 11 && digits.startsWith('1') ? `86${digits}` : digits);
    return '';
  });
  return numbers;
};
