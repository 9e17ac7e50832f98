import * as z from 'zod/mini';

/** What the page is told of a provider. */

/** How the page asks for an effect of a fault. */
const effectFormSchema = z.object({
  title: z.string(),
  /** The effect, but for what is filled in. */
  effect: z.record(z.string(), z.string()),
  /** What is filled in, if anything. */
  needs: z.optional(
    z.object({
      field: z.string(),
      label: z.string(),
      example: z.string(),
      choices: z.readonly(z.array(z.string())),
      isNumber: z.optional(z.boolean()),
    }),
  ),
});

/** A limit of the account. */
const limitFieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  /** What a new account has, if it is on there. */
  ofNewAccount: z.optional(z.number()),
  /** It is more than one number: it is shown, and stays as it is. */
  isCompound: z.optional(z.boolean()),
});

/** What the page shows of a message besides what a phone shows, as the provider calls it. */
const messageFieldSchema = z.object({ name: z.enum(['application', 'serialNo', 'reference']), label: z.string() });

export const providerViewSchema = z.object({
  /** What the provider is called. */
  name: z.string(),
  fields: z.array(messageFieldSchema),
  limits: z.array(limitFieldSchema),
  effects: z.array(effectFormSchema),
});

const texts = z.array(z.looseObject({ templateId: z.string(), text: z.string(), type: z.string(), scope: z.string() }));

/** The account without its secrets, as far as every provider has it, and what it has used of its quotas. */
export const accountViewSchema = z.object({
  account: z.looseObject({
    limits: z.record(z.string(), z.unknown()),
    templates: z._default(texts, []),
    signatures: z._default(z.array(z.looseObject({ text: z.string() })), []),
  }),
  /** Segments billed since the start. */
  billed: z.int(),
  /** Segments that the balance still allows; null for no end. */
  left: z.nullable(z.int()),
});

export type EffectForm = Readonly<z.infer<typeof effectFormSchema>>;
export type LimitField = Readonly<z.infer<typeof limitFieldSchema>>;
export type MessageField = Readonly<z.infer<typeof messageFieldSchema>>;
