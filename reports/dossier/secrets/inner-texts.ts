import { beginsAsNoText, textIn } from '../parts/text-bytes.ts';

interface Stretch {
  readonly offset: number;
  readonly length: number;
}

/** A text that another one holds in an encoding: both byte for byte (`latin1`). */
export interface InnerText {
  readonly text: string;
  /** Where a stretch of it is written in the outer one: at least that stretch. */
  readonly written: (stretch: Stretch) => Stretch;
}

/** What a piece of an inner text is written as. */
interface Piece {
  /** Where it begins in the inner text. */
  readonly inner: number;
  readonly outer: number;
  /** How many characters it is written with. */
  readonly length: number;
  /** So many characters stand for one; 0: what is written stands for all of the piece, and cannot be divided. */
  readonly ratio: number;
}

/** The last piece that begins at or before a place. */
const pieceAt = (pieces: readonly Piece[], at: number): Piece | undefined => {
  let [low, high] = [0, pieces.length];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((pieces[middle]?.inner ?? 0) <= at) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return pieces[low];
};

const edge = (pieces: readonly Piece[], at: number, side: 'begin' | 'end'): number => {
  const piece = pieceAt(pieces, side === 'begin' ? at : at - 1);
  if (!piece) {
    return 0;
  }
  const { inner, outer, length, ratio } = piece;
  const [round, whole] = side === 'begin' ? [Math.floor, 0] : [Math.ceil, length];
  return outer + (ratio === 0 ? whole : Math.min(length, round((at - inner) * ratio)));
};

const innerText = (texts: readonly string[], pieces: readonly Piece[]): InnerText => ({
  text: texts.join(''),
  written({ offset, length }) {
    const [begin, end] = [edge(pieces, offset, 'begin'), edge(pieces, offset + length, 'end')];
    return { offset: begin, length: end - begin };
  },
});

const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');

const named: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" };

const codePoint = (digits: string, base: number): string => {
  const point = Number.parseInt(digits, base);
  return point > 0x10ffff ? '' : bytesOf(String.fromCodePoint(point));
};

/** Of JSON and programs, with any number of backslashes as JSON in JSON has them; of HTML; of a URL. */
const escapes =
  /((?:\\+u[dD][89abAB][0-9a-fA-F]{2}\\+u[dD][c-fC-F][0-9a-fA-F]{2})|\\+u[0-9a-fA-F]{4})|\\+(?:u\{0*([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|(["'/\\bfnrt]))|&#0*(\d{1,7});?|&#[xX]0*([0-9a-fA-F]{1,6});?|&(quot|amp|lt|gt|apos);|%([0-9A-Fa-f]{2})/g;

/** Of JSON; those that stand for themselves are left out. */
const signs: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

const meantBy = ([written, units, braced, inProgram, sign, decimal, hex, name, byte]: RegExpMatchArray): string => {
  if (units !== undefined) {
    const codes = units.match(/[0-9a-fA-F]{4}/g) ?? [];
    return bytesOf(String.fromCharCode(...codes.map((code) => Number.parseInt(code, 16))));
  }
  return (
    (sign && (signs[sign] ?? sign)) ??
    (braced && codePoint(braced, 16)) ??
    (inProgram && codePoint(inProgram, 16)) ??
    (decimal && codePoint(decimal, 10)) ??
    (hex && codePoint(hex, 16)) ??
    (name && named[name]) ??
    (byte && String.fromCharCode(Number.parseInt(byte, 16))) ??
    written
  );
};

/** All of a text, without its escapes; undefined: it has none. */
const unescaped = (text: string): InnerText | undefined => {
  const [texts, pieces]: [string[], Piece[]] = [[], []];
  let [at, inner] = [0, 0];
  const add = (piece: string, length: number, ratio: number): void => {
    if (length > 0) {
      texts.push(piece);
      pieces.push({ inner, outer: at, length, ratio });
      [at, inner] = [at + length, inner + piece.length];
    }
  };
  for (const match of text.matchAll(escapes)) {
    add(text.slice(at, match.index), match.index - at, 1);
    add(meantBy(match), match[0].length, 0);
  }
  if (at === 0) {
    return undefined;
  }
  add(text.slice(at), text.length - at, 1);
  return innerText(texts, pieces);
};

/** What may be bytes, and where it is written. */
interface Run {
  readonly written: string;
  readonly at: number;
}

const runsIn = (text: string, pattern: RegExp): Run[] =>
  [...text.matchAll(pattern)].map(({ 0: written, index: at }) => ({ written, at }));

/** How bytes are written down. */
interface Digits {
  readonly runs: readonly Run[];
  readonly read: (written: string) => Buffer;
  /** So many characters stand for a byte; 0: that differs. */
  readonly ratio: number;
}

const inOneRun = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}/g;
/** The same, or lines as MIME and PEM have them. */
const inLines =
  /(?<![A-Za-z0-9+/_-])(?:(?:[A-Za-z0-9+/]{76}\r?\n|[A-Za-z0-9+/]{64}\r?\n)+[A-Za-z0-9+/]*|[A-Za-z0-9+/_-]{16,})/g;
const hasLines = (text: string): boolean => /(?<=[A-Za-z0-9+/]{64}\r?)\n[A-Za-z0-9+/]/.test(text);

const base64 = (text: string, runs: readonly Run[]): Digits => ({
  ...(hasLines(text) ? { runs: runsIn(text, inLines), ratio: 0 } : { runs, ratio: 4 / 3 }),
  read: (written) => Buffer.from(written, 'base64'),
});

const hexPattern = /(?<![0-9A-Za-z])[0-9a-fA-F]{22,}(?![0-9A-Za-z])/g;

/** Its digits are among those of base64, so that a long text is looked through once for both. */
const hexadecimal = (runs: readonly Run[]): Digits => ({
  runs: runs.flatMap((run) => runsIn(run.written, hexPattern).map(({ written, at }) => ({ written, at: run.at + at }))),
  read: (written) => Buffer.from(written, 'hex'),
  ratio: 2,
});

/** As Node and certificates have them: `<Buffer 7a 52>`, `7a:52`. */
const pairs = (text: string): Digits => ({
  runs: runsIn(text, /(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}[ :]){9,}[0-9a-fA-F]{2}(?![0-9A-Za-z])/g),
  read: (written) => Buffer.from(written.replace(/[ :]/g, ''), 'hex'),
  ratio: 3,
});

/** As JSON has a Buffer: `[122,82]`. */
const numbers = (text: string): Digits => ({
  runs: runsIn(text, /(?<![\w.])(?:\d{1,3},\s{0,20}){9,}\d{1,3}(?![\w.])/g),
  read: (written) => Buffer.from(written.split(',').map(Number)),
  ratio: 0,
});

/** What all runs of digits stand for that are a text, one a line. */
const decoded = ({ runs, read, ratio }: Digits): InnerText[] => {
  const [texts, pieces]: [string[], Piece[]] = [[], []];
  let inner = 0;
  for (const { written, at } of runs) {
    // What is no text shows it at its beginning.
    if (beginsAsNoText(read(written.slice(0, 32)))) {
      continue;
    }
    const found = textIn(read(written));
    if (found !== undefined) {
      texts.push(found, '\n');
      pieces.push({ inner, outer: at, length: written.length, ratio });
      inner += found.length + 1;
    }
  }
  return texts.length === 0 ? [] : [innerText(texts, pieces)];
};

/** The texts that a text holds: itself without escapes, and when it has none any more, what its encodings stand for. */
export const innerTexts = (text: string): InnerText[] => {
  const plain = unescaped(text);
  if (plain) {
    return [plain];
  }
  const runs = runsIn(text, inOneRun);
  return [base64(text, runs), hexadecimal(runs), pairs(text), numbers(text)].flatMap(decoded);
};
