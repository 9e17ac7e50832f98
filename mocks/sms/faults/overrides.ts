import type { Catalogue, Overrides } from '../rules/rule.ts';
import type { FaultSet, FaultSubject } from './fault-set.ts';

const none: Overrides = new Map();

/** What faults make of the rules: of those of each recipient, or of those before. */
export const overridesFor = (
  faults: FaultSet,
  { rules, refusalFor }: Catalogue,
  subject: FaultSubject,
  stage: 'before' | 'recipient',
): Overrides => {
  if (faults.isEmpty) {
    return none;
  }
  const ruleOf = (id: string) => rules.find((rule) => rule.id === id);
  const effects = faults.hit(
    subject,
    ['rule'],
    ({ rule }) => (ruleOf(rule)?.stage === 'recipient') === (stage === 'recipient'),
  );
  return effects.length === 0
    ? none
    : new Map(
        effects.map(({ rule, outcome }) => {
          const [code = 'InternalError'] = ruleOf(rule)?.codes ?? [];
          return [rule, outcome === 'skip' ? 'skip' : refusalFor(code)];
        }),
      );
};
