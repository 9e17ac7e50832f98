import { decodeJwt, type JWTPayload } from 'jose';

/** What an ID token says; undefined where it is no JWT at all. */
export const claimsIn = (token: string): JWTPayload | undefined => {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
};
