import type { RuleCard } from '../../../contracts/inbox.ts';

/** Rules as data: what is checked, in which order, on whose word, and how sure that is. */

export type Stage = RuleCard['stage'];
export type Confidence = RuleCard['confidence'];

export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** What a broken rule answers. */
export interface Refusal {
  readonly code: string;
  readonly text: Text;
}

export interface Rule<Subject> extends RuleCard {
  check(subject: Subject): Refusal | undefined;
}

/** Rules of one stage. */
export const inStage = <Subject>(
  stage: Stage,
  rules: ReadonlyArray<Omit<Rule<Subject>, 'stage'>>,
): ReadonlyArray<Rule<Subject>> => rules.map((rule) => ({ stage, ...rule }));

/** The rule that a subject broke, and what the service answers to that. */
export interface Broken {
  readonly rule: string;
  readonly refusal: Refusal;
}

/** Rules that a fault breaks or passes over, by id. */
export type Overrides = ReadonlyMap<string, Refusal | 'skip'>;

/** What a provider may answer: its rules in the order in which they are applied, and its codes. */
export interface Catalogue {
  readonly rules: readonly RuleCard[];
  /** Codes that a fault may answer with. */
  readonly codes: readonly string[];
  refusalFor(code: string): Refusal;
  /** What the page proposes where a fault needs one. */
  readonly examples: { readonly code: string; readonly rule: string; readonly carrierCodes: readonly string[] };
}

/**
 * Applies rules in their order until one is broken; undefined when all hold. Rules before the broken one held, so that
 * the order tells the verdict of each.
 */
export const judge = <Subject>(
  rules: ReadonlyArray<Rule<Subject>>,
  subject: Subject,
  overrides?: Overrides,
): Broken | undefined => {
  // Most requests meet no fault: theirs is not asked for at every rule.
  const bent = overrides && overrides.size > 0 ? overrides : undefined;
  for (const rule of rules) {
    const override = bent?.get(rule.id);
    if (override === 'skip') {
      continue;
    }
    const refusal = override ?? rule.check(subject);
    if (refusal) {
      return { rule: rule.id, refusal };
    }
  }
  return undefined;
};
