import { z } from 'zod';
import { type HourCounts, parseHour } from '../customer/statistics.ts';
import { defineAction } from './action.ts';
import { applicationBreach, breach } from './refusals.ts';

const bodySchema = z.strictObject({
  BeginTime: z.string(),
  EndTime: z.string(),
  SmsSdkAppId: z.string(),
  Limit: z.int(),
  Offset: z.int(),
});

const mostHours = 32 * 24;

const sum = (hours: readonly HourCounts[], value: (hour: HourCounts) => number): number =>
  hours.reduce((total, hour) => total + value(hour), 0);

const failuresOf =
  (codes: RegExp) =>
  ({ failures }: HourCounts): number =>
    [...failures].reduce((total, [code, count]) => total + (codes.test(code) ? count : 0), 0);

const statisticsAction = (name: string, count: (hours: readonly HourCounts[]) => Readonly<Record<string, number>>) =>
  defineAction(bodySchema, async ({ BeginTime, EndTime, SmsSdkAppId, Limit, Offset }, { tenant: { customer } }) => {
    const foreign = applicationBreach(customer, SmsSdkAppId);
    if (foreign) {
      return foreign;
    }
    if (Limit !== 0) {
      return breach('InvalidParameterValue.LimitVerifyFail', 'the limit must be 0');
    }
    if (Offset !== 0) {
      return breach('InvalidParameterValue.OffsetVerifyFail', 'the offset must be 0');
    }
    const first = parseHour(BeginTime);
    if (first === undefined) {
      return breach('InvalidParameterValue.BeginTimeVerifyFail', 'the begin time must be yyyymmddhh');
    }
    const last = parseHour(EndTime);
    if (last === undefined || last < first || last - first > mostHours) {
      return breach(
        'InvalidParameterValue.EndTimeVerifyFail',
        'the end time must be yyyymmddhh, at most 32 days later',
      );
    }
    customer.receipts.settle();
    return { fields: { [name]: count(customer.statistics.between(SmsSdkAppId, first, last)) } };
  });

export const sendStatusStatistics = statisticsAction('SendStatusStatistics', (hours) => ({
  FeeCount: sum(hours, ({ fee }) => fee),
  RequestCount: sum(hours, ({ requested }) => requested),
  RequestSuccessCount: sum(hours, ({ accepted }) => accepted),
}));

/** Which carrier code counts as what is inferred from the codes' descriptions. */
export const callbackStatusStatistics = statisticsAction('CallbackStatusStatistics', (hours) => {
  const failed = sum(hours, ({ reported, delivered }) => reported - delivered);
  const invalid = sum(hours, failuresOf(/^MK:0001$|^UNKNOWN$/));
  const shutdown = sum(hours, failuresOf(/^MI:0013$|^EXPIRED$/));
  const blacklisted = sum(hours, failuresOf(/^REJECTD$/));
  const frequent = sum(hours, failuresOf(/^MX:0003$/));
  return {
    CallbackCount: sum(hours, ({ reported }) => reported),
    RequestSuccessCount: sum(hours, ({ accepted }) => accepted),
    CallbackFailCount: failed,
    CallbackSuccessCount: sum(hours, ({ delivered }) => delivered),
    InternalErrorCount: failed - invalid - shutdown - blacklisted - frequent,
    InvalidNumberCount: invalid,
    ShutdownErrorCount: shutdown,
    BlackListCount: blacklisted,
    FrequencyLimitCount: frequent,
  };
});
