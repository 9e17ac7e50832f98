import type { RuleCard } from '../../../contracts/inbox.ts';
import type { Rule } from '../../sms/rules/rule.ts';
import type { Account, Limits, Signature, Template } from '../account/account.ts';
import type { Past, SendHistory } from '../customer/history.ts';
import type { Recipient } from '../messages/phone-number.ts';
import { refuse, type SendCodeName } from './send-codes.ts';

/** One message to one recipient, by whichever action. */
export interface Order {
  readonly sentAs: string;
  /** Undefined where the number could not be read. */
  readonly recipient: Recipient | undefined;
  readonly smsSdkAppId: string;
  /** Empty where it was not given at all. */
  readonly signName: string;
  readonly templateId: string;
  readonly parameters: readonly string[];
  readonly sessionContext: string;
}

/** An order with what it is judged by. */
export interface RecipientSubject extends Order {
  readonly signature: Signature | undefined;
  readonly template: Template | undefined;
  /** The whole text, signature included. */
  readonly text: string;
  readonly fee: number;
  readonly account: Account;
  readonly history: SendHistory;
  /** What was sent before, as it concerns this recipient; undefined where the number could not be read. */
  readonly past: Past | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

type Count = (past: Past, limits: Limits) => number;

interface FrequencyRule extends Pick<RuleCard, 'id' | 'requires' | 'source' | 'confidence'> {
  readonly code: SendCodeName;
  readonly limit: (limits: Limits, recipient: Recipient) => number | null;
  readonly count: Count;
  /** Whether the rule looks at mainland or foreign numbers only. */
  readonly only?: Past['part'];
}

const rule = ({ id, code, limit, count, only, ...card }: FrequencyRule): Rule<RecipientSubject> => ({
  ...card,
  id: `frequency/${id}`,
  stage: 'recipient',
  codes: [code],
  check: ({ recipient, past, account }) => {
    if (!recipient || !past || (only && only !== past.part)) {
      return undefined;
    }
    const most = limit(account.limits, recipient);
    if (most === null || account.whitelist.includes(recipient.phoneNumber)) {
      return undefined;
    }
    return count(past, account.limits) >= most ? refuse(code) : undefined;
  },
});

/** Each is off unless the account sets its limit; numbers on the whitelist skip them all. */
export const frequencyRules: ReadonlyArray<Rule<RecipientSubject>> = [
  rule({
    id: 'same-content-30-seconds',
    requires: 'The same text goes to a number once in 30 s.',
    code: 'LimitExceeded.PhoneNumberThirtySecondLimit',
    source: 'section 5 (default policy documented); code by its text',
    confidence: 'documented',
    limit: ({ sameContentIn30Seconds }) => sameContentIn30Seconds,
    count: (past) => past.sameContentSince(30),
  }),
  rule({
    id: 'number-30-seconds',
    requires: 'A number gets no more messages in 30 s than configured.',
    code: 'LimitExceeded.PhoneNumberThirtySecondLimit',
    source: 'section 5 (1023)',
    confidence: 'observed',
    limit: ({ numberIn30Seconds }) => numberIn30Seconds,
    count: (past) => past.numberSince(30),
  }),
  rule({
    id: 'number-hour',
    requires: 'A number gets no more messages in an hour than configured.',
    code: 'LimitExceeded.PhoneNumberOneHourLimit',
    source: 'section 5 (1024); no default known',
    confidence: 'inferred',
    limit: ({ numberInHour }) => numberInHour,
    count: (past) => past.numberSince(3600),
  }),
  rule({
    id: 'number-day',
    requires: 'A number gets no more messages in a calendar day (UTC+8) than configured.',
    code: 'LimitExceeded.PhoneNumberDailyLimit',
    source: 'section 5 (1025); zone inferred',
    confidence: 'observed',
    limit: ({ numberInDay }) => numberInDay,
    count: (past) => past.numberToday(),
  }),
  rule({
    id: 'same-content-day',
    requires: 'A number gets the same text no more often in a day than configured.',
    code: 'LimitExceeded.PhoneNumberSameContentDailyLimit',
    source: 'section 5 (1026)',
    confidence: 'inferred',
    limit: ({ sameContentInDay }) => sameContentInDay,
    count: (past) => past.sameContentToday(),
  }),
  rule({
    id: 'custom',
    requires: "A number stays within the customer's own frequency policy.",
    code: 'LimitExceeded.DeliveryFrequencyLimit',
    source: 'section 4 (1013)',
    confidence: 'inferred',
    limit: ({ custom }) => custom?.count ?? null,
    count: (past, { custom }) => past.numberSince(custom?.seconds ?? 0),
  }),
  rule({
    id: 'application-day',
    requires: 'An application stays within its messages a day.',
    code: 'LimitExceeded.AppDailyLimit',
    source: 'section 4 (1022)',
    confidence: 'inferred',
    limit: ({ applicationInDay }) => applicationInDay,
    count: (past) => past.applicationToday('all'),
  }),
  rule({
    id: 'application-mainland-day',
    requires: 'An application stays within its mainland messages a day.',
    code: 'LimitExceeded.AppMainlandChinaDailyLimit',
    source: 'section 4',
    confidence: 'inferred',
    limit: ({ applicationMainlandInDay }) => applicationMainlandInDay,
    count: (past) => past.applicationToday('mainland'),
    only: 'mainland',
  }),
  rule({
    id: 'application-global-day',
    requires: 'An application stays within its foreign messages a day.',
    code: 'LimitExceeded.AppGlobalDailyLimit',
    source: 'section 4',
    confidence: 'inferred',
    limit: ({ applicationGlobalInDay }) => applicationGlobalInDay,
    count: (past) => past.applicationToday('global'),
    only: 'global',
  }),
  rule({
    id: 'account-global-day',
    requires: 'An account stays within its foreign messages a day (1000 by default).',
    code: 'LimitExceeded.DailyLimit',
    source: 'section 5 (1047)',
    confidence: 'documented',
    limit: ({ accountGlobalInDay }) => accountGlobalInDay,
    count: (past) => past.accountGlobalToday(),
    only: 'global',
  }),
  rule({
    id: 'country-day',
    requires: 'A country gets no more messages in a day than configured.',
    code: 'LimitExceeded.AppCountryOrRegionDailyLimit',
    source: 'section 4',
    confidence: 'inferred',
    limit: ({ countryInDay }, { isoCode }) => countryInDay[isoCode] ?? null,
    count: (past) => past.countryToday(),
  }),
  rule({
    id: 'global-second',
    requires: 'Foreign messages stay within their rate a second.',
    code: 'LimitExceeded.GlobalSmsSendingRateLimit',
    source: 'section 4',
    confidence: 'inferred',
    limit: ({ globalInSecond }) => globalInSecond,
    count: (past) => past.globalInSecond(),
    only: 'global',
  }),
];
