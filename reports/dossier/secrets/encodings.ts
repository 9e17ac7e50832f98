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

const allOf = (values: readonly string[]): string[] => [
  ...new Set(values.flatMap((value) => [value, ...texts.map((encode) => encode(value))])),
];

/** A value in every encoding in which an exchange, a log or a page may hold it, each once; one text within another, too. */
export const encodingsOf = (value: string): string[] => {
  const written = allOf(allOf([value]));
  const bytes = [value, inJson(value)].map((text) => Buffer.from(text));
  const base64 = bytes.flatMap(insideBase64);
  const hex = bytes.map((each) => each.toString('hex'));
  return [
    ...new Set([
      ...written,
      ...[...hex, ...hex.map((text) => text.toUpperCase())],
      ...[...base64, ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))],
      ...allOf(base64).filter((text) => text.includes('%') || text.includes('\\')),
    ]),
  ];
};
