import { isUtf8 } from 'node:buffer';

// biome-ignore lint/suspicious/noControlCharactersInRegex: a text has none of these
const control = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/** Whether what bytes begin with shows that they are no text: a few tell. */
export const beginsAsNoText = (bytes: Buffer): boolean => control.test(bytes.toString('latin1', 0, 32));

/** What bytes say, byte for byte (`latin1`); undefined where they are no text in UTF-8. */
export const textIn = (bytes: Buffer): string | undefined => {
  const text = bytes.toString('latin1');
  return !beginsAsNoText(bytes) && isUtf8(bytes) && !control.test(text) ? text : undefined;
};
