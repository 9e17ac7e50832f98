import { createHmac } from 'node:crypto';

/** The signature of Tencent Cloud API 3.0 before TC3, `HmacSHA1` and `HmacSHA256`: it stands among the parameters. */

/** Names and values as they are before URL encoding, in the order in which they came. */
export type Parameters = ReadonlyArray<readonly [name: string, value: string]>;

export interface SignedParameters {
  readonly method: string;
  readonly host: string;
  /** All parameters of the request; `Signature` itself is not signed. */
  readonly parameters: Parameters;
}

const algorithmOf = (parameters: Parameters): 'sha256' | 'sha1' =>
  // Whatever is not HmacSHA256 is HmacSHA1, says the documentation.
  parameters.some(([name, value]) => name === 'SignatureMethod' && value === 'HmacSHA256') ? 'sha256' : 'sha1';

/** The text that is signed: names are sorted by ASCII code, values are not URL-encoded. */
export const textToSign = ({ method, host, parameters }: SignedParameters): string => {
  const signed = parameters.filter(([name]) => name !== 'Signature');
  const sorted = signed.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return `${method}${host}/?${sorted.map(([name, value]) => `${name}=${value}`).join('&')}`;
};

/** The signature, in Base64, that a client with this secret key must send. */
export const signV1 = (request: SignedParameters, secretKey: string): string =>
  createHmac(algorithmOf(request.parameters), secretKey).update(textToSign(request)).digest('base64');

/** Whether a signature is right for a secret key. `host` counts with and without its port. */
export const verifyV1 = (request: SignedParameters, signature: string, secretKey: string): boolean => {
  if (signV1(request, secretKey) === signature) {
    return true;
  }
  const bare = request.host.replace(/:\d+$/, '');
  return bare !== request.host && signV1({ ...request, host: bare }, secretKey) === signature;
};
