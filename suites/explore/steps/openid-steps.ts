import { z } from 'zod';
import { furtherNames } from './further-parameters.ts';
import { browser, client, held, index, isLonger, method, secret, tab } from './nouns.ts';

/** Requests of browsers and applications to the OpenID provider, as they are usual or with something besides. */
export const openidSteps = [
  /** `hint`: with the ID token of these tokens. `isPlanted`: after somebody gave the browser a session identifier. */
  z.strictObject({
    ...{ do: z.literal('authorize'), tab, prompt: z.enum(['consent', 'login', 'none']) },
    ...{
      further: z.enum(furtherNames).optional(),
      hint: index.optional(),
      method,
      isPlanted: z.literal(true).optional(),
    },
  }),
  /**
   * `by` another browser than that of the interaction: its link was opened elsewhere. `isKept`: with the cookies that the
   * browser had when it went on for the first time.
   */
  z.strictObject({
    ...{ do: z.literal('resume'), tab, by: browser.optional(), isKept: z.literal(true).optional() },
  }),
  z.strictObject({
    do: z.literal('redeem'),
    grant: index,
    as: client,
    verifier: z.enum(['right', 'another', 'none', 'spaced']),
    redirectUri: z.enum(['right', 'another']),
    ...{ secret, isLonger },
  }),
  /** `scope`: absent where none is asked for; narrower or wider than what was granted. */
  z.strictObject({
    ...{
      do: z.literal('refresh'),
      tokens: index,
      as: client,
      scope: z.enum(['narrower', 'wider']).optional(),
      secret,
      isLonger,
    },
  }),
  z.strictObject({ do: z.literal('userinfo'), ...held, method, isLonger }),
  z.strictObject({ do: z.literal('introspect'), tokens: index, as: client, secret, isLonger }),
  z.strictObject({ do: z.literal('revoke'), tokens: index, as: client, secret }),
  /** `returnTo`: where the browser goes afterwards, of the application of the hint, else of application 1. `isChanged`: with a letter of the hint changed. */
  z.strictObject({
    ...{ do: z.literal('signOut'), browser, hint: index.optional(), method },
    returnTo: z.enum(['registered', 'another']).optional(),
    isChanged: z.literal(true).optional(),
    /** Whether the form is sent with a secret that is not its own, as another site would. */
    isForged: z.literal(true).optional(),
  }),
] as const;
