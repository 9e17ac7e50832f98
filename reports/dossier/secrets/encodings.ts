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

/** RFC 4648, section 6, of a value that stands at any place among others. */
const insideBase32 = (value: Buffer): string[] =>
  [0, 1, 2, 3, 4].map((before) => {
    const bits = [...value].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const skipped = (5 - ((before * 8) % 5)) % 5;
    return (bits.slice(skipped).match(/.{5}/g) ?? [])
      .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(Number.parseInt(five, 2)))
      .join('');
  });

/**
 * A value as it is and in what hides where it begins: base64, base32 and hexadecimal digits, each once. Escapes, and an
 * encoding within another one, are decoded: see `innerTexts`.
 */
export const encodingsOf = (value: string): string[] => {
  const bytes = [...new Set([value, inJson(value)])].map((text) => Buffer.from(text));
  const base64 = bytes.flatMap(insideBase64);
  const base32 = bytes.flatMap(insideBase32);
  const hex = bytes.map((each) => each.toString('hex'));
  return [
    ...new Set([
      ...[
        value,
        value.replaceAll(' ', '+'),
        ...base64,
        ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
      ],
      ...[...base32, ...base32.map((text) => text.toLowerCase())],
      ...[...hex, ...hex.map((text) => text.toUpperCase())],
    ]),
  ];
};
