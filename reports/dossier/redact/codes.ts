import { endsInPlaceholder } from '../parts/placeholder.ts';
import { bareIn, begin, end } from './boundaries.ts';
import type { Hider } from './hider.ts';

const kind = 'verification code';

const digits = String.raw`\d{4,8}(?!\d)`;
const quote = String.raw`\\*"`;
/** `验证码` in UTF-8, byte for byte. */
const codeInChinese = Buffer.from('验证码').toString('latin1');

/** Where a code stands that was sent in a message, or was typed. */
const places: readonly RegExp[] = [
  new RegExp(String.raw`(${quote}(?:TemplateParamSet|templateParams)${quote}\s*:\s*\[\s*${quote})(${digits})`, 'g'),
  // Some templates begin with another parameter.
  new RegExp(
    String.raw`(${quote}(?:TemplateParamSet|templateParams)${quote}\s*:\s*\[\s*${quote}[^"\]]{0,40}",\s*${quote})(\d{6})(?!\d)`,
    'g',
  ),
  new RegExp(String.raw`(${quote}(?:verification_?code|passcode|otp)${quote}\s*:\s*${quote})(${digits})`, 'gi'),
  new RegExp(String.raw`(${quote}code${quote}\s*:\s*${quote})(\d{6})(?=${quote})`, 'g'),
  new RegExp(String.raw`(${codeInChinese}[^\d\n"]{0,12})(${digits})`, 'g'),
  new RegExp(String.raw`(\b(?:verification code\b(?: is|:)?|your (?:\w+ )?code(?: is|:)) )(${digits})`, 'gi'),
  new RegExp(String.raw`(passcode_0\](?:[^"\\\n]|\\.)*"(?:,"\w+":(?:true|false|\d+))*,"value":")(${digits})`, 'g'),
  /((?<![\w-])(?:code|verification_?code)=)(\d{6})(?!\w)/gi,
];

/** One box for each digit of a code, as Playwright describes a page. */
const boxes = /(?:- textbox[^\n]*: "?\d"?\s*\n\s*){6}/g;

/** The codes that a text shows to be codes. */
export const codesIn = (text: string): string[] =>
  places.flatMap((pattern) => [...text.matchAll(pattern)].map(([, , code = '']) => code));

const anywhere = new RegExp(String.raw`(?<![#&;-])${begin}\d{4,8}(?!-)${end}`, 'g');
const apart = /(?<![\w.] ?)\d(?: \d){3,7}(?! ?\w)/g;

export interface Codes {
  readonly sent: ReadonlySet<string>;
  /** Those that the catalogue and the register name, which are the same in every run. */
  readonly examples: ReadonlySet<string>;
}

/** Takes verification codes out of a text: where a code stands, and those that are known, wherever they stand. */
export const hideCodes = (text: string, { sent, examples }: Codes, hider: Hider['hide']): string => {
  const hide = (of: string, code: string): string => (examples.has(code) ? code : hider(of, code));
  const placed = places.reduce(
    (all, pattern) =>
      all.replace(pattern, (whole: string, before: string, code: string, at: number) =>
        endsInPlaceholder(`${all.slice(Math.max(0, at - 40), at)}${before}`) ? whole : `${before}${hide(kind, code)}`,
      ),
    text,
  );
  return placed
    .replace(anywhere, (code: string, at: number) =>
      sent.has(code) && !bareIn(placed, at, code.length) && !endsInPlaceholder(placed.slice(Math.max(0, at - 40), at))
        ? hide(kind, code)
        : code,
    )
    .replace(apart, (spaced) =>
      sent.has(spaced.replaceAll(' ', '')) ? hide(kind, spaced.replaceAll(' ', '')) : spaced,
    )
    .replace(boxes, (lines) => lines.replaceAll(/: "?\d"?(?=\s*\n)/g, () => `: "${hide(kind, lines)}"`));
};
