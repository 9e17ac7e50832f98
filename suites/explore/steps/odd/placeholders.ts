/**
 * What stands in a request for something that is new in each run: a number, an id, a token. It has only characters that
 * every encoding leaves as they are, so that a request can be malformed before it is known what stands there.
 */
export type PlaceholderKind =
  | 'phone'
  | 'password'
  | 'clientid'
  | 'basic'
  | 'redirecturi'
  | 'signedout'
  | 'host'
  | 'path'
  | 'state'
  | 'nonce'
  | 'challenge'
  | 'verification'
  | 'otp'
  | 'code'
  | 'verifier'
  | 'access'
  | 'refresh'
  | 'idtoken';

export const placeholder = (kind: PlaceholderKind, number: number): string => `zz${kind}.${number}zz`;

/** The redirect URI of an application in parts, of which addresses are made that look like it. */
export const registeredOf = (client: number): URL =>
  new URL(`http://${placeholder('host', client)}/${placeholder('path', client)}`);

const pattern = /zz([a-z]+)\.(\d+)zz/gi;

/** Puts values in place of what stands for them. @param encode as the place wants it */
export const fill = (
  text: string,
  read: (kind: string, number: number) => string,
  encode: (value: string) => string,
): string =>
  text.replace(pattern, (whole, kind: string, number: string) => {
    const value = read(kind.toLowerCase(), Number(number));
    return encode(whole === whole.toUpperCase() && whole !== whole.toLowerCase() ? value.toUpperCase() : value);
  });

/** How a value stands in a text of JSON. */
export const inJson = (value: string): string => JSON.stringify(value).slice(1, -1);

const isJson = (text: string): boolean => /^\ufeff?[[{]/.test(text);

/** The encoding of what stands in a body. */
export const encodingOf = (body: string): ((value: string) => string) => (isJson(body) ? inJson : encodeURIComponent);
