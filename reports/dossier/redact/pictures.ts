import type { Told } from './attempts.ts';

/** What travels between parties and is on no page: where it was in an exchange, no picture shows it. */
const ofProtocol: ReadonlySet<string> = new Set([
  ...['token', 'JSON Web Token', 'authorization header', 'authorization code', 'cookie'],
]);

/**
 * Decides which pictures may show a secret: nobody can search one. Those of an attempt are left out where anything that
 * a page can show was taken out of its texts.
 */
export const createPictureRule = (told: ReadonlyMap<string, Told>) => {
  const suspects = new Set<string>();
  return {
    /** Remembers what was taken out of a file. */
    remember(path: string, kinds: ReadonlySet<string>): void {
      const tells = told.get(path);
      if (tells && [...kinds].some((kind) => !(tells.isExchange && ofProtocol.has(kind)))) {
        suspects.add(tells.attempt);
      }
    },
    /** Whether a picture may be sealed. One that no attempt has, may not. */
    allows(path: string): boolean {
      const tells = told.get(path);
      return tells !== undefined && !suspects.has(tells.attempt);
    },
  };
};
