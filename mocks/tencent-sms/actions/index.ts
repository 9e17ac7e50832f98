import type { Action } from './action.ts';
import { describePhoneNumberInfo } from './phone-number-info.ts';
import { pullSmsSendStatus, pullSmsSendStatusByPhoneNumber } from './pull-status.ts';
import { reportConversion } from './report-conversion.ts';
import { sendMultiGlobalSms } from './send-multi-global-sms.ts';
import { sendSms } from './send-sms.ts';
import { callbackStatusStatistics, sendStatusStatistics } from './statistics.ts';

/** The actions that are answered, by version of the API and their names there. */
export const actions: ReadonlyMap<string, ReadonlyMap<string, Action>> = new Map([
  [
    '2021-01-11',
    new Map(
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
    ),
  ],
]);

/** Names of the actions that are known, by version. */
export const tencentActions: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...actions].map(([version, known]) => [version, new Set(known.keys())]),
);

/** Names of the actions that are answered, in any version. */
export const actionNames: ReadonlySet<string> = new Set([...actions.values()].flatMap((known) => [...known.keys()]));
