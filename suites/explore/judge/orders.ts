import type { Performed } from '../drive/performed.ts';
import { advance, expectationOf, isPossible } from '../model/rules/index.ts';
import type { World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';

/** A step that was taken at the same time as others, with what came of it. */
export interface Together {
  readonly step: Step;
  readonly performed: Performed;
}

const allows = (world: World, { step, performed: { accepted } }: Together): boolean => {
  const { acceptance } = expectationOf(world, step);
  return acceptance === 'may' || (acceptance === 'must') === accepted;
};

const sameAs = ({ step, performed }: Together): string => JSON.stringify([step, performed.accepted]);

/**
 * An order in which steps that were taken at the same time could have been taken one after the other, each answered as
 * the model allows (linearizability); undefined where there is none. Steps that are alike with the same answer are tried
 * once in each place.
 */
export const orderOf = (world: World, group: readonly Together[]): Together[] | undefined => {
  if (group.length === 0) {
    return [];
  }
  const tried = new Set<string>();
  for (const [index, together] of group.entries()) {
    const key = sameAs(together);
    if (tried.has(key) || !isPossible(world, together.step) || !allows(world, together)) {
      continue;
    }
    tried.add(key);
    const after = structuredClone(world);
    advance(after, together.step, together.performed);
    const others = group.toSpliced(index, 1);
    // After what leaves nothing certain, any answer is allowed.
    const rest = after.isLost ? others : orderOf(after, others);
    if (rest) {
      return [together, ...rest];
    }
  }
  return undefined;
};

/** Whether all orders of steps at the same time come to the same: refreshes of one token that all succeeded. */
export const isOrderless = (group: readonly Together[]): boolean => {
  const [first] = group;
  return (
    first?.step.do === 'refresh' && first.performed.accepted && group.every((one) => sameAs(one) === sameAs(first))
  );
};
