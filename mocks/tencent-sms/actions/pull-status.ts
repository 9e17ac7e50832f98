import { z } from 'zod';
import { inboxKey } from '../messages/phone-number.ts';
import { toPulled } from '../receipts/receipt.ts';
import { defineAction } from './action.ts';
import { applicationBreach, breach } from './refusals.ts';

const limitBreach = (limit: number) =>
  limit >= 1 && limit <= 100
    ? undefined
    : breach('InvalidParameterValue.LimitVerifyFail', 'the limit must be from 1 to 100');

const weekInSeconds = 7 * 86_400;

/** PullSmsSendStatus: a queue, so that each receipt is pulled once. */
export const pullSmsSendStatus = defineAction(
  z.strictObject({ Limit: z.int(), SmsSdkAppId: z.string() }),
  async ({ Limit, SmsSdkAppId }, { tenant: { customer } }) =>
    applicationBreach(customer, SmsSdkAppId) ??
    limitBreach(Limit) ?? {
      fields: { PullSmsSendStatusSet: customer.receipts.pull(SmsSdkAppId, Limit).map(toPulled) },
    },
);

/** PullSmsSendStatusByPhoneNumber: receipts of a number by the time of sending, at most seven days back. */
export const pullSmsSendStatusByPhoneNumber = defineAction(
  z.strictObject({
    BeginTime: z.int(),
    EndTime: z.int().optional(),
    Offset: z.int(),
    Limit: z.int(),
    PhoneNumber: z.string(),
    SmsSdkAppId: z.string(),
  }),
  async ({ BeginTime, EndTime, Offset, Limit, PhoneNumber, SmsSdkAppId }, { tenant: { customer }, clock }) => {
    const now = Math.floor(clock.now() / 1000);
    const end = EndTime ?? now;
    const refusal = applicationBreach(customer, SmsSdkAppId) ?? limitBreach(Limit);
    if (refusal) {
      return refusal;
    }
    if (Offset < 0) {
      return breach('InvalidParameterValue.OffsetVerifyFail', 'the offset must not be negative');
    }
    if (BeginTime < now - weekInSeconds || BeginTime > now) {
      return breach('InvalidParameterValue.BeginTimeVerifyFail', 'the begin time must lie within the last 7 days');
    }
    if (end < BeginTime) {
      return breach('InvalidParameterValue.EndTimeVerifyFail', 'the end time must not lie before the begin time');
    }
    const receipts = customer.receipts
      .ofNumber(SmsSdkAppId, inboxKey(PhoneNumber))
      .filter(({ sentAt }) => sentAt >= BeginTime * 1000 && sentAt < (end + 1) * 1000);
    return { fields: { PullSmsSendStatusSet: receipts.slice(Offset, Offset + Limit).map(toPulled) } };
  },
);
