import type { Expectation } from './model/expectation.ts';
import type { StepOrGroup } from './steps/step.ts';

/** What was reached: kinds of steps, by what the model said of them and what was answered. */
export interface Reached {
  readonly step: string;
  readonly expected: string;
  readonly answer: string;
  readonly accepted: boolean;
  count: number;
}

/** An answer without what is new in each run: ids in a path. */
const shape = (answer: string): string => answer.replace(/\/oidc\/auth\/\S+/, '/oidc/auth/…');

export const newCoverage = () => {
  const reached = new Map<string, Reached>();
  return {
    /** Everything, the most frequent first. */
    all: (): Reached[] => [...reached.values()].sort((one, other) => other.count - one.count),
    add({ do: step }: StepOrGroup, { acceptance, because }: Expectation, answered: string, accepted: boolean) {
      const expected = `${acceptance}: ${because}`;
      const answer = step === 'together' ? 'several answers' : shape(answered);
      const key = `${step} | ${expected} | ${answer}`;
      const known = reached.get(key) ?? { step, expected, answer, accepted, count: 0 };
      known.count += 1;
      reached.set(key, known);
    },
  };
};

export type Coverage = ReturnType<typeof newCoverage>;

/** What nobody refuses. */
const neverRefused: ReadonlySet<string> = new Set(['pass', 'provider', 'together', 'liftLock', 'setPassword']);

/** Steps that were never taken, or never accepted, or never refused. @param steps all that there are */
export const neverReached = (coverage: Coverage, steps: readonly string[]): string[] => {
  const all = coverage.all();
  return steps.flatMap((name) => {
    const taken = all.filter(({ step }) => step === name);
    if (taken.length === 0) {
      return [name];
    }
    return [
      ...(taken.some(({ accepted }) => accepted) ? [] : [`${name} accepted`]),
      ...(taken.some(({ accepted }) => !accepted) || neverRefused.has(name) ? [] : [`${name} refused`]),
    ];
  });
};
