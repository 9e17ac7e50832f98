import { z } from 'zod';

/** An answer of the token endpoint: see `openid.ts`, which k6 imports and which therefore stands apart. */
export const tokensSchema = z.object({
  access_token: z.string(),
  token_type: z.string(),
  expires_in: z.number(),
  scope: z.string().optional(),
  id_token: z.string().optional(),
  refresh_token: z.string().optional(),
});

export type Tokens = z.infer<typeof tokensSchema>;
