/** Base64 of a value that stands at any place among others, so that its first and last characters depend on these. */
const insideBase64 = (value: Buffer): string[] =>
  [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), value])
      .toString('base64')
      .replaceAll('=', '');
    const whole = Math.floor(((before + value.length) * 8) / 6);
    return encoded.slice(before === 0 ? 0 : before + 1, whole);
  });

/** A value in every encoding in which an exchange, a log or a page may hold it, each once. */
export const encodingsOf = (value: string): string[] => {
  const base64 = insideBase64(Buffer.from(value));
  const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
  const hex = Buffer.from(value).toString('hex');
  return [
    ...new Set([
      ...[value, inJson(value), inJson(inJson(value)), encodeURIComponent(value)],
      ...[new URLSearchParams({ value }).toString().slice('value='.length), hex, hex.toUpperCase()],
      ...[...base64, ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))],
    ]),
  ];
};
