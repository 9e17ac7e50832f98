/** Base64 of a value that stands at any place among others, so that its first and last characters depend on these. */
const insideBase64 = (value: Buffer): string[] =>
  [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), value])
      .toString('base64')
      .replaceAll('=', '');
    const whole = Math.floor(((before + value.length) * 8) / 6);
    return encoded.slice(before === 0 ? 0 : before + 1, whole);
  });

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const lowerCase = (text: string): string => text.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());

const inUrl = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** How a text stands in another one. */
const texts: ReadonlyArray<(text: string) => string> = [
  inJson,
  (text) => inJson(text).replaceAll('/', '\\/'),
  encodeURIComponent,
  inUrl,
  (text) => lowerCase(inUrl(text)),
  (text) => new URLSearchParams({ text }).toString().slice('text='.length),
  (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
];

const codeUnits = (text: string): number[] => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

/** With each character escaped, as JSON and HTML allow. */
const escaped = (text: string): string[] => {
  const json = codeUnits(text).map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`);
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  const [decimal, hex] = [10, 16].map((base) => points.map((point) => point.toString(base)));
  return [
    ...[json, json.map((each) => each.replace(/[a-f]/g, (digit) => digit.toUpperCase()))].map((each) => each.join('')),
    ...[decimal?.map((digits) => `&#${digits};`), hex?.map((digits) => `&#x${digits};`)].map(
      (each) => `${each?.join('')}`,
    ),
    `${hex?.map((digits) => `&#x${digits.toUpperCase()};`).join('')}`,
  ];
};

/** RFC 4648, section 6, of a value that stands at any place among others. */
const insideBase32 = (value: Buffer): string[] =>
  [0, 1, 2, 3, 4].map((before) => {
    const bits = [...value].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const skipped = (5 - ((before * 8) % 5)) % 5;
    return (bits.slice(skipped).match(/.{5}/g) ?? [])
      .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(Number.parseInt(five, 2)))
      .join('');
  });

const allOf = (values: readonly string[]): string[] => [
  ...new Set(values.flatMap((value) => [value, ...texts.map((encode) => encode(value))])),
];

/** A value in every encoding in which an exchange, a log or a page may hold it, each once; one text within another, too. */
export const encodingsOf = (value: string): string[] => {
  const written = allOf(allOf([value]));
  const bytes = [value, inJson(value)].map((text) => Buffer.from(text));
  const base64 = bytes.flatMap(insideBase64);
  const twice = base64.flatMap((text) => insideBase64(Buffer.from(text)));
  const base32 = bytes.flatMap(insideBase32);
  const hex = bytes.map((each) => each.toString('hex'));
  return [
    ...new Set([
      ...[...written, ...escaped(value)],
      ...[...twice, ...base32, ...base32.map((text) => text.toLowerCase())],
      ...[...hex, ...hex.map((text) => text.toUpperCase())],
      ...[...base64, ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))],
      ...allOf(base64).filter((text) => text.includes('%') || text.includes('\\')),
    ]),
  ];
};
