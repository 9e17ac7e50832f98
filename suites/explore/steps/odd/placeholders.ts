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
  | 'port'
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

/** Stands for the port of a redirect URI, as a URL has digits there. */
const anyPort = 64_999;

/** The redirect URI of an application in parts, of which addresses are made that look like it: see `withPort`. */
export const registeredOf = (client: number): URL =>
  new URL(`http://${placeholder('host', client)}:${anyPort}/${placeholder('path', client)}`);

/** What was made of `registeredOf`, with a place for the port, if there is one: a colon goes with it. */
export const withPort = (text: string, client: number): string =>
  text.replace(new RegExp(`(:|%3A)${anyPort}\\b`, 'gi'), placeholder('port', client));

const pattern = /zz([a-z]+)\.(\d+)zz/gi;

/**
 * A string of JSON that has so many characters once it is filled: what stands in it is longer or shorter than its
 * values, so a mark at its end says how long it has to be.
 */
export const withLength = (text: string, length: number): string => `${text}zzlength.${length}zz`;

const marked = /"((?:[^"\\]|\\.)*)zzlength\.(\d+)zz"/g;

const fit = (filled: string): string =>
  filled.replace(marked, (_, text: string, length: string) =>
    JSON.stringify(
      String(JSON.parse(`"${text}"`))
        .slice(0, Number(length))
        .padEnd(Number(length), 'x'),
    ),
  );

/** Puts values in place of what stands for them. @param encode as the place wants it */
export const fill = (
  text: string,
  read: (kind: string, number: number) => string,
  encode: (value: string) => string,
): string => {
  const filled = text.replace(pattern, (whole, kind: string, number: string) => {
    if (kind === 'length') {
      return whole;
    }
    const value = read(kind.toLowerCase(), Number(number));
    return encode(whole === whole.toUpperCase() && whole !== whole.toLowerCase() ? value.toUpperCase() : value);
  });
  return fit(filled);
};

/** How a value stands in a text of JSON. */
export const inJson = (value: string): string => JSON.stringify(value).slice(1, -1);

const isJson = (text: string): boolean => /^\ufeff?[[{]/.test(text);

/** The encoding of what stands in a body. */
export const encodingOf = (body: string): ((value: string) => string) => (isJson(body) ? inJson : encodeURIComponent);
