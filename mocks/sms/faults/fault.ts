import { z } from 'zod';
import type { Catalogue } from '../rules/rule.ts';
import { effectKinds } from './effects.ts';

/** What a fault of one provider may be: the same types for TypeScript and for the control API. */
export const faultSchemaOf = (catalogue: Catalogue) => {
  const [first, ...rest] = effectKinds;
  return z.strictObject({
    id: z
      .string()
      .regex(/^[\w-]{1,60}$/, 'must have letters, digits, dash and underscore only')
      .optional(),
    effect: z.discriminatedUnion('kind', [first.schema(catalogue), ...rest.map(({ schema }) => schema(catalogue))]),
    /** Only requests (or recipients) that match in all parts. */
    match: z
      .strictObject({
        phone: z
          .string()
          .regex(/^\+?[\d ()-]{3,30}$/, 'must be a phone number')
          .optional(),
        templateId: z.string().max(40).optional(),
        action: z.string().max(80).optional(),
      })
      .default({}),
    /** Chance with which a match is hit. */
    probability: z.number().min(0).max(1).default(1),
    /** Makes the chance the same in each run. */
    seed: z.number().int().min(0).max(0xffff_ffff).default(1),
    /** Hits after which the fault is over. */
    times: z.number().int().min(1).max(1_000_000).optional(),
    /** Milliseconds after which the fault is over. */
    forMs: z.number().int().min(1).max(86_400_000).optional(),
  });
};

export type FaultSchema = ReturnType<typeof faultSchemaOf>;
export type FaultInput = z.input<FaultSchema>;
export type Fault = z.output<FaultSchema> & { readonly id: string };

/** A fault as it stands, with what it did so far. */
export interface ActiveFault extends Fault {
  readonly hits: number;
}
