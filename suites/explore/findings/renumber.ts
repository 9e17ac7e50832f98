import type { World } from '../model/world.ts';
import { type StepOrGroup, stepSchema } from '../steps/step.ts';

/** What steps name by its number. */
const lists = ['verifications', 'grants', 'tokens', 'proofs'] as const;
export type Counts = { readonly [Name in (typeof lists)[number]]: number };

/** In which list something stands that a step names by this key. */
const listOf: Readonly<Record<string, keyof Counts>> = {
  verification: 'verifications',
  grant: 'grants',
  tokens: 'tokens',
  hint: 'tokens',
  proof: 'proofs',
  permission: 'proofs',
};

/** How much there is of everything. */
export const countsOf = ({ verifications, grants, tokens, proofs }: World): Counts => ({
  verifications: verifications.length,
  grants: grants.length,
  tokens: tokens.length,
  proofs: proofs.length,
});

const firstOf = (step: StepOrGroup) => (step.do === 'together' ? step.steps[0]?.do : step.do);

/** Numbers of a sequence of which steps are left out. */
export const createNumbering = () => {
  const numbers: Record<keyof Counts, Map<number, number>> = {
    ...{ verifications: new Map(), grants: new Map(), tokens: new Map(), proofs: new Map() },
  };
  return {
    /** Is told what a step brought. @param was how much there was before it when nothing was left out, and after it */
    keep(was: { readonly before: Counts; readonly after: Counts }, before: Counts, after: Counts): void {
      for (const list of lists) {
        const count = Math.min(was.after[list] - was.before[list], after[list] - before[list]);
        for (let index = 0; index < count; index += 1) {
          numbers[list].set(was.before[list] + index, before[list] + index);
        }
      }
    },
    /** The step with the numbers that things have now; undefined where one of them is left out. */
    renumber(step: StepOrGroup, was: Counts, now: Counts): StepOrGroup | undefined {
      let isWhole = true;
      const listOfCode = firstOf(step) === 'verifyProof' ? 'proofs' : 'verifications';
      const read = (key: string, value: unknown): unknown => {
        const list = key === 'of' ? listOfCode : listOf[key];
        if (list === undefined || typeof value !== 'number') {
          return value;
        }
        // What a step brings itself comes after all that there was.
        const number = value < was[list] ? numbers[list].get(value) : value - was[list] + now[list];
        isWhole &&= number !== undefined;
        return number;
      };
      const made: unknown = JSON.parse(JSON.stringify(step), read);
      return isWhole ? stepSchema.parse(made) : undefined;
    },
  };
};
