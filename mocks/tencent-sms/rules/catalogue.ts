import type { RuleCard } from '../../../contracts/inbox.ts';
import type { Catalogue, Refusal, Rule } from '../../sms/rules/rule.ts';
import { gatewayRules } from './gateway.ts';
import { gatewayAnswers } from './gateway-answers.ts';
import { bodyRules } from './parameters.ts';
import { contentRules, deliveryRules } from './recipient.ts';
import { refuse, type SendCodeName, sendCodes } from './send-codes.ts';
import { sendRequestRules } from './send-request.ts';

const card = ({ check: _, ...card }: Rule<never>): RuleCard => card;

/** Every rule, in the order in which they are applied. */
export const ruleCards: readonly RuleCard[] = [
  ...gatewayRules.map(card),
  ...bodyRules.map(card),
  ...sendRequestRules.map(card),
  ...contentRules.map(card),
  ...deliveryRules.map(card),
];

const gatewayRefusals: ReadonlyMap<string, Refusal> = new Map(
  gatewayAnswers.map(({ refusal }) => [refusal.code, refusal]),
);

export const isSendCode = (code: string): code is SendCodeName => Object.hasOwn(sendCodes, code);

/** Codes that a fault may answer with: those of SendSms, then those of the gateway. */
export const knownCodes: readonly string[] = [...Object.keys(sendCodes), ...gatewayRefusals.keys()];

/** The refusal for any known code; an unknown one is its own text, as no text is known. */
export const refusalFor = (code: string): Refusal =>
  isSendCode(code) ? refuse(code) : (gatewayRefusals.get(code) ?? { code, text: { en: code, zh: code } });

/** Whether a code stands in a recipient's status; all others stand in the top-level error. */
export const isStatusCode = (code: string): boolean => isSendCode(code) && sendCodes[code].place === 'status';

export const catalogue: Catalogue = {
  rules: ruleCards,
  codes: knownCodes,
  refusalFor,
  examples: {
    code: 'LimitExceeded.PhoneNumberDailyLimit',
    rule: 'frequency/number-day',
    carrierCodes: ['UNDELIV', 'EXPIRED', 'REJECTD', 'MI:0013'],
  },
};
