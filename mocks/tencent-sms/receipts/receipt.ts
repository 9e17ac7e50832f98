import { z } from 'zod';
import { delivered, type PushFormat, type Receipt } from '../../sms/receipts/receipt.ts';
import { readRecipient } from '../messages/phone-number.ts';

/** Local time of the mainland, as the callback has it: `2015-10-17 08:03:04`. */
const localTime = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** An element of the array that is pushed to a callback address. */
const toCallback = ({ phoneNumber, serialNo, reference, receivedAt, errmsg }: Receipt) => ({
  user_receive_time: localTime(receivedAt),
  nationcode: readRecipient(phoneNumber)?.nationCode,
  mobile: readRecipient(phoneNumber)?.subscriberNumber,
  report_status: errmsg === delivered ? 'SUCCESS' : 'FAIL',
  errmsg,
  description: errmsg === delivered ? '用户短信送达成功' : '用户短信送达失败',
  sid: serialNo,
  ext: reference,
});

const answerSchema = z.object({ result: z.literal(0) });

/** One JSON array, and two more attempts while the receiver does not answer `{"result":0}` (DOC-59178). */
export const callbackFormat: PushFormat = {
  attempts: 3,
  body: (receipts) => receipts.map(toCallback),
  isTaken: (answer) => answerSchema.safeParse(answer).success,
};

/** An element of `PullSmsSendStatusSet`. */
export const toPulled = ({ phoneNumber, serialNo, reference, receivedAt, errmsg }: Receipt) => ({
  UserReceiveTime: Math.floor(receivedAt / 1000),
  CountryCode: readRecipient(phoneNumber)?.nationCode,
  SubscriberNumber: readRecipient(phoneNumber)?.subscriberNumber,
  PhoneNumber: phoneNumber,
  SerialNo: serialNo,
  ReportStatus: errmsg === delivered ? 'SUCCESS' : 'FAIL',
  Description: errmsg,
  SessionContext: reference,
});
