import { z } from 'zod';

/** What a run was limited to. A run of everything is whole, and its ledger has to be complete. */
export const selectionSchema = z.object({
  whole: z.boolean(),
  /** Ids of the requirements that were asked for; null if all of them. */
  requirements: z.array(z.string()).nullable(),
});

export type Selection = z.infer<typeof selectionSchema>;

/** Without a selection nothing is known of what had to run, so that a run is not held to be whole. */
export const noSelection: Selection = { whole: false, requirements: null };
