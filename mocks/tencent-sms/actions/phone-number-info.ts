import { z } from 'zod';
import { judge } from '../../sms/rules/rule.ts';
import { readRecipient } from '../messages/phone-number.ts';
import { sendRequestRules } from '../rules/send-request.ts';
import { defineAction } from './action.ts';

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });

const nameOf = (isoCode: string): string => (isoCode === 'DEF' ? 'DEF' : (countryNames.of(isoCode) ?? isoCode));

const describe = (written: string) => {
  const recipient = readRecipient(written);
  return recipient
    ? {
        Code: 'Ok',
        Message: 'Describe success',
        NationCode: recipient.nationCode,
        SubscriberNumber: recipient.subscriberNumber,
        PhoneNumber: recipient.phoneNumber,
        IsoCode: recipient.isoCode,
        IsoName: nameOf(recipient.isoCode),
      }
    : {
        Code: 'FailedOperation.PhoneNumberParseFail',
        Message: 'parse phone number failed',
        NationCode: '',
        SubscriberNumber: '',
        PhoneNumber: written,
        IsoCode: 'DEF',
        IsoName: 'DEF',
      };
};

/** The rules on how many numbers there are hold here as well. */
const countRules = sendRequestRules.filter(({ id }) => id === 'send/some-number' || id === 'send/number-count');

/** DescribePhoneNumberInfo: how the service reads numbers. */
export const describePhoneNumberInfo = defineAction(
  z.strictObject({ PhoneNumberSet: z.array(z.string()) }),
  async ({ PhoneNumberSet }, { account, request, overrides }) => {
    const subject = {
      phoneNumbers: PhoneNumberSet,
      recipients: [],
      smsSdkAppId: '',
      sessionContext: '',
      application: undefined,
      account,
      remoteAddress: request.remoteAddress,
    };
    const broken = judge(countRules, subject, overrides);
    return broken ? { broken } : { fields: { PhoneNumberInfoSet: PhoneNumberSet.map(describe) } };
  },
);
