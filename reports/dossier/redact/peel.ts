import { beginsAsNoText, textIn } from '../parts/text-bytes.ts';

/** A way in which a text holds another one: both byte for byte (`latin1`). */
interface Layer {
  /** What a text without it has no such text in; absent: that cannot be told. */
  readonly sign?: string;
  /**
   * Of runs that have the sign, each character of a text being in one run: what depends on what follows takes for ever in
   * a long text, and so a run is tried at its first character alone.
   */
  readonly pattern: RegExp;
  /** Undefined for what is none after all. */
  readonly decode: (written: string) => string | undefined;
  readonly encode: (text: string, written: string) => string;
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

const unescaped = (written: string): string =>
  written.replace(/\\(["\\/bfnrt])|(?:\\u[0-9a-fA-F]{4})+/g, (run: string, sign: string | undefined) =>
    sign === undefined ? Buffer.from(String(JSON.parse(`"${run}"`))).toString('latin1') : (escapes[sign] ?? sign),
  );

const named: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  '#34': '"',
  '#39': "'",
  '#x27': "'",
};
const entity = /&(quot|amp|lt|gt|#34|#39|#x27);/g;

const percent = (text: string): string =>
  text.replace(/[^\w.~-]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

/** A string of JSON that has escapes, and so may hold JSON. */
const literal: Layer = {
  sign: '\\',
  pattern: /(?<=(?<!\\)")[^"\\\n]*\\.(?:[^"\\\n]|\\.)*(?=")/g,
  decode: unescaped,
  encode: (text) => JSON.stringify(text).slice(1, -1),
};

const html: Layer = {
  sign: '&',
  pattern: /(?<![^<>"])[^<>"&]*&[^<>"]*/g,
  decode: (written) => written.replace(entity, (_, name: string) => named[name] ?? ''),
  encode: (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
};

const url: Layer = {
  sign: '%',
  pattern: /(?<![\w.~*+%-])[\w.~*+-]*%[\w.~*+%-]*/g,
  decode: (written) =>
    written
      .replaceAll('+', ' ')
      .replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  encode: percent,
};

const base64: Layer = {
  pattern: /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}/g,
  decode: (written) =>
    beginsAsNoText(Buffer.from(written.slice(0, 32), 'base64')) ? undefined : textIn(Buffer.from(written, 'base64')),
  encode: (text, written) => Buffer.from(text, 'latin1').toString(/[-_]/.test(written) ? 'base64url' : 'base64'),
};

const hexadecimal: Layer = {
  pattern: /(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}){11,}(?![0-9A-Za-z])/g,
  decode: (written) => textIn(Buffer.from(written, 'hex')),
  encode: (text) => Buffer.from(text, 'latin1').toString('hex'),
};

/** What becomes of a run that a layer may have written. */
const peelRun = ({ decode, encode }: Layer, written: string, change: (inner: string) => string): string => {
  const inner = decode(written);
  // What is written as it is was looked at already.
  const changed = inner === undefined || inner === written ? inner : change(inner);
  return changed === undefined || changed === inner ? written : encode(changed, written);
};

const peelLayer = (all: string, layer: Layer, change: (inner: string) => string): string =>
  layer.sign !== undefined && !all.includes(layer.sign)
    ? all
    : all.replace(layer.pattern, (written) => peelRun(layer, written, change));

/** Hexadecimal digits are among those of base64, so that a long text is looked through once for both. */
const peelDigits = (all: string, change: (inner: string) => string): string =>
  all.replace(base64.pattern, (written) => peelLayer(peelRun(base64, written, change), hexadecimal, change));

/** Does something with the texts that a text holds in encodings of it; what does not change stays as it is written. */
export const peel = (text: string, change: (inner: string) => string): string =>
  peelDigits(
    [literal, html, url].reduce((all, layer) => peelLayer(all, layer, change), text),
    change,
  );
