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
const shape = (answer: string): string => answer.replace(/\/oidc\/auth\/\S+/g, '/oidc/auth/…');

/** Each once, in one order. */
const joined = (texts: readonly string[]): string =>
  [...new Set(texts)].sort((one, other) => one.localeCompare(other)).join(', ');

/** The answers that steps at the same time had, each once, however often. */
const shapesOf = (answers: string): string =>
  joined(answers.split(', ').map((answer) => shape(answer.replace(/^\d+ x /, ''))));

/** How a step is called: a group by what is in it. */
const nameOf = (step: StepOrGroup): string =>
  step.do === 'together' ? `together ${joined(step.steps.map((one) => one.do))}` : step.do;

export const newCoverage = () => {
  const reached = new Map<string, Reached>();
  return {
    /** Everything, the most frequent first. */
    all: (): Reached[] => [...reached.values()].sort((one, other) => other.count - one.count),
    /** @returns what was reached, in words that are the same when it is reached again */
    add(taken: StepOrGroup, { acceptance, because }: Expectation, answered: string, accepted: boolean): string {
      const step = nameOf(taken);
      const expected = `${acceptance}: ${because}`;
      const answer = taken.do === 'together' || taken.do === 'alike' ? shapesOf(answered) : shape(answered);
      const key = `${step} | ${expected} | ${answer}`;
      const known = reached.get(key) ?? { step, expected, answer, accepted, count: 0 };
      known.count += 1;
      reached.set(key, known);
      return key;
    },
  };
};

export type Coverage = ReturnType<typeof newCoverage>;

/** What nobody refuses. */
const neverRefused: ReadonlySet<string> = new Set([
  'pass',
  'provider',
  'together',
  'liftLock',
  'setPassword',
  'setPolicy',
]);

/** Steps that were never taken, or never accepted, or never refused. @param steps all that there are */
export const neverReached = (coverage: Coverage, steps: readonly string[]): string[] => {
  const all = coverage.all();
  return steps.flatMap((name) => {
    const taken = all.filter(({ step }) => step === name || step.startsWith(`${name} `));
    if (taken.length === 0) {
      return [name];
    }
    return [
      ...(taken.some(({ accepted }) => accepted) ? [] : [`${name} accepted`]),
      ...(taken.some(({ accepted }) => !accepted) || neverRefused.has(name) ? [] : [`${name} refused`]),
    ];
  });
};
