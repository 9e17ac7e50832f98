import type { LimitField } from '../../sms/support/provider-view.ts';
import type { Limits } from './account.ts';

/** Limits of a new account, as the console's documentation gives them (tencent-sms.md, section 5). */
export const tencentLimits = { sameContentIn30Seconds: 1, numberInDay: 10, accountGlobalInDay: 1000 } as const;

const ofNewAccount: Readonly<Record<string, number>> = tencentLimits;

/** As a person would name them. */
const labels: Record<keyof Limits, string> = {
  sameContentIn30Seconds: 'Same text to a number in 30 s (1)',
  numberIn30Seconds: 'To a number in 30 s',
  numberInHour: 'To a number in an hour',
  numberInDay: 'To a number in a day',
  sameContentInDay: 'Same text to a number in a day',
  applicationInDay: 'By the application in a day',
  applicationMainlandInDay: 'By the application to the mainland in a day',
  applicationGlobalInDay: 'By the application abroad in a day',
  accountGlobalInDay: 'By the account abroad in a day',
  globalInSecond: 'Abroad in a second',
  requestsInSecond: 'Requests in a second',
  custom: 'own policy',
  countryInDay: 'by country',
};

/** Limits that are more than one number. */
const compound: ReadonlySet<string> = new Set<keyof Limits>(['custom', 'countryInDay']);

/** What the page shows of an account's limits. */
export const limitFields: readonly LimitField[] = Object.entries(labels).map(([name, label]) => ({
  name,
  label,
  ...(ofNewAccount[name] !== undefined && { ofNewAccount: ofNewAccount[name] }),
  ...(compound.has(name) && { isCompound: true }),
}));
