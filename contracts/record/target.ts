import { z } from 'zod';

/** The Logto that a run was of. */
export const targetSchema = z.object({
  kind: z.string().describe('How the target was brought up: embedded, native, compose or external'),
  isStandIn: z.boolean().describe('True for the stand-in, which proves nothing about Logto'),
  logtoVersion: z.string(),
  connectorVersion: z.string(),
  sdk: z
    .object({ version: z.string().nullable().describe('As installed in its folder; null where that does not say') })
    .optional()
    .describe("The @logto/next of an application of somebody's own; absent for the sample app"),
  replicas: z
    .int()
    .min(2)
    .optional()
    .describe('How many Logtos take turns on one database, with a Redis that they share; absent for one'),
  details: z.record(z.string(), z.string()).describe('Further facts by name, such as image digests'),
  images: z
    .array(
      z.object({
        service: z.string().describe('In docker-compose.yml'),
        name: z.string().describe('With its tag'),
        id: z.string().describe('Digest of its configuration: what `docker image inspect` calls Id'),
        digest: z.string().nullable().describe('Of its manifest in a registry; null if it was built here'),
      }),
    )
    .optional()
    .describe('What the containers of the target ran from; absent without containers'),
});
