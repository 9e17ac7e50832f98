import { refusalFor, ruleCards, stageOf } from '../../tencent-sms/rules/catalogue.ts';
import type { Overrides } from '../rules/rule.ts';
import type { FaultSet, FaultSubject } from './fault-set.ts';

const none: Overrides = new Map();

/** What faults make of the rules: of those of each recipient, or of those before. */
export const overridesFor = (faults: FaultSet, subject: FaultSubject, stage: 'before' | 'recipient'): Overrides => {
  const effects = faults.hit(
    subject,
    ['rule'],
    ({ rule }) => (stageOf(rule) === 'recipient') === (stage === 'recipient'),
  );
  return effects.length === 0
    ? none
    : new Map(
        effects.map(({ rule, outcome }) => {
          const [code = 'InternalError'] = ruleCards.find(({ id }) => id === rule)?.codes ?? [];
          return [rule, outcome === 'skip' ? 'skip' : refusalFor(code)];
        }),
      );
};
