/** Rules as data: what is checked, in which order, on whose word, and how sure that is. */

/** How sure a fact is: see the legend of tencent-sms.md. */
export type Confidence = 'observed' | 'documented' | 'derived' | 'inferred' | 'placeholder';

/** Where a rule is applied: the API gateway, the request as a whole, or each recipient. */
export type Stage = 'gateway' | 'request' | 'recipient';

export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** What a broken rule answers. */
export interface Refusal {
  readonly code: string;
  readonly text: Text;
}

export interface Rule<Subject> {
  readonly id: string;
  readonly stage: Stage;
  /** What must hold, in one sentence. */
  readonly requires: string;
  /** Codes that the rule can answer with. */
  readonly codes: readonly string[];
  /** Section of tencent-sms.md and what stands behind it. */
  readonly source: string;
  readonly confidence: Confidence;
  check(subject: Subject): Refusal | undefined;
}

/** The rule that a subject broke, and what the service answers to that. */
export interface Broken {
  readonly rule: string;
  readonly refusal: Refusal;
}

/** Rules that a fault breaks or passes over, by id. */
export type Overrides = ReadonlyMap<string, Refusal | 'skip'>;

/**
 * Applies rules in their order until one is broken; undefined when all hold. Rules before the broken one held, so that
 * the order tells the verdict of each.
 */
export const judge = <Subject>(
  rules: ReadonlyArray<Rule<Subject>>,
  subject: Subject,
  overrides?: Overrides,
): Broken | undefined => {
  for (const rule of rules) {
    const override = overrides?.get(rule.id);
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
