import type { Recipient } from '../messages/phone-number.ts';

/** What the carrier reported of a message. */
export interface Receipt {
  readonly smsSdkAppId: string;
  readonly serialNo: string;
  readonly recipient: Recipient;
  readonly sessionContext: string;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  readonly receivedAt: number;
  /** `DELIVRD`, or the carrier's code of a failure. */
  readonly errmsg: string;
}

export const delivered = 'DELIVRD';

/** Local time of the mainland, as the callback has it: `2015-10-17 08:03:04`. */
const localTime = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** An element of the array that is pushed to a callback address (DOC-59178). */
export const toCallback = ({ recipient, serialNo, sessionContext, receivedAt, errmsg }: Receipt) => ({
  user_receive_time: localTime(receivedAt),
  nationcode: recipient.nationCode,
  mobile: recipient.subscriberNumber,
  report_status: errmsg === delivered ? 'SUCCESS' : 'FAIL',
  errmsg,
  description: errmsg === delivered ? '用户短信送达成功' : '用户短信送达失败',
  sid: serialNo,
  ext: sessionContext,
});

/** An element of `PullSmsSendStatusSet`. */
export const toPulled = ({ recipient, serialNo, sessionContext, receivedAt, errmsg }: Receipt) => ({
  UserReceiveTime: Math.floor(receivedAt / 1000),
  CountryCode: recipient.nationCode,
  SubscriberNumber: recipient.subscriberNumber,
  PhoneNumber: recipient.phoneNumber,
  SerialNo: serialNo,
  ReportStatus: errmsg === delivered ? 'SUCCESS' : 'FAIL',
  Description: errmsg,
  SessionContext: sessionContext,
});
