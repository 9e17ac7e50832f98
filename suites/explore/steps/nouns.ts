import { z } from 'zod';

/** What steps name: people, browsers, applications, and what came of earlier steps, by their numbers. */

/** So many people, of whom nobody has an account at first. */
export const peopleCount = 4;
export const browserCount = 3;
export const clientCount = 2;

/** Seconds that one step lets pass at most: beyond the end of tokens and sessions. */
export const longestPass = 100 * 24 * 3600;

export const index = z.int().min(0);
export const person = index.max(peopleCount - 1);
export const browser = index.max(browserCount - 1);
export const client = index.max(clientCount - 1);

/** One application in one browser: Logto keeps one interaction for each. */
export const tab = z.strictObject({ browser, client });

/** The number of a person. `spelling` is a key of `fixtures/http/values/further-spellings.ts`; absent: as Logto writes numbers. */
export const written = z.strictObject({ person, spelling: z.string().optional() });

/** A code as somebody enters it: that of a verification or a proof, one that is almost it, or none. `change` is a key of `codeChanges`. */
export const code = z.strictObject({ of: index, change: z.string().optional() });

/** A password by its number among those of the sequence. `change` is a title of `fixtures/http/near-misses.ts`. */
export const password = z.strictObject({ number: index, change: z.string().optional() });

/** A parameter of an authorization request, and what it is: a key of `steps/odd/parameters.ts`. */
export const oddParameter = z.strictObject({ name: z.string(), change: z.string() });

/** What a malformed request has of the sequence where it is well-formed: a verification, an authorization code, tokens. */
export const uses = z.strictObject({
  person,
  verification: index.optional(),
  grant: index.optional(),
  tokens: index.optional(),
});

/** What is asked of new passwords, whose word is that of `steps/passwords.ts`. */
export const passwordRules = z.strictObject({
  minLength: z.int().min(1).max(256),
  maxLength: z.int().min(1).max(256),
  characterTypes: z.int().min(1).max(4),
  rejectsRepetition: z.boolean(),
  rejectsUserInfo: z.boolean(),
  rejectsWord: z.boolean(),
});

export const event = z.enum(['SignIn', 'Register', 'ForgotPassword']);

/** How a request is sent where either is possible; absent: by GET. */
export const method = z.literal('POST').optional();

/** How an application proves who it is; absent: by its secret. */
export const secret = z.enum(['none', 'another', 'spaced']).optional();

/** Whether a letter stands behind the authorization code or the token. */
export const isLonger = z.literal(true).optional();

/** Whoever calls the Account API: one of the tokens of a token response. */
export const held = { tokens: index, with: z.enum(['access', 'refresh', 'id']) };

/** The proof of who the user is that a change asks for: one of the sequence; absent: none is named. */
export const permission = index.optional();
