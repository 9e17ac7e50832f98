import type { Action } from './action.ts';
import { describePhoneNumberInfo } from './phone-number-info.ts';
import { pullSmsSendStatus, pullSmsSendStatusByPhoneNumber } from './pull-status.ts';
import { reportConversion } from './report-conversion.ts';
import { sendMultiGlobalSms } from './send-multi-global-sms.ts';
import { sendSms } from './send-sms.ts';
import { callbackStatusStatistics, sendStatusStatistics } from './statistics.ts';

/** The actions that are answered, by their names in the API. */
export const actions: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    SendSms: sendSms,
    SendMultiGlobalSms: sendMultiGlobalSms,
    PullSmsSendStatus: pullSmsSendStatus,
    PullSmsSendStatusByPhoneNumber: pullSmsSendStatusByPhoneNumber,
    SendStatusStatistics: sendStatusStatistics,
    CallbackStatusStatistics: callbackStatusStatistics,
    DescribePhoneNumberInfo: describePhoneNumberInfo,
    ReportConversion: reportConversion,
  }),
);

export const actionNames: ReadonlySet<string> = new Set(actions.keys());
