import { olderVersion } from '../rules/gateway-subject.ts';
import type { Action } from './action.ts';
import { describePhoneNumberInfo } from './phone-number-info.ts';
import { pullSmsSendStatus, pullSmsSendStatusByPhoneNumber } from './pull-status.ts';
import { reportConversion } from './report-conversion.ts';
import { sendMultiGlobalSms } from './send-multi-global-sms.ts';
import { sendSms, sendSmsOf2019 } from './send-sms.ts';
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
  [olderVersion, new Map([['SendSms', sendSmsOf2019]])],
]);

/** Actions for texts and signatures, for replies and for packages: in both versions, and in none of this fake. */
const unbuilt = [
  'AddSmsSign',
  'AddSmsTemplate',
  'DeleteSmsSign',
  'DeleteSmsTemplate',
  'DescribeSmsSignList',
  'DescribeSmsTemplateList',
  'ModifySmsSign',
  'ModifySmsTemplate',
  'PullSmsReplyStatus',
  'PullSmsReplyStatusByPhoneNumber',
  'SmsPackagesStatistics',
];

const inBothVersions = [
  ...unbuilt,
  'CallbackStatusStatistics',
  'PullSmsSendStatus',
  'PullSmsSendStatusByPhoneNumber',
  'SendSms',
  'SendStatusStatistics',
];

/** Names of Tencent's actions, by version, as its Node SDK has them. */
export const tencentActions: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    '2021-01-11',
    new Set([
      ...inBothVersions,
      'DescribePhoneNumberInfo',
      'DescribeSendRecordList',
      'ReportConversion',
      'SendMultiGlobalSms',
    ]),
  ],
  [olderVersion, new Set(inBothVersions)],
]);
