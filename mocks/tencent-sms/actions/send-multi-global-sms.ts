import { z } from 'zod';
import { judge } from '../../sms/rules/rule.ts';
import { readRecipient } from '../messages/phone-number.ts';
import { sendRequestRules } from '../rules/send-request.ts';
import { defineAction } from './action.ts';
import { breach } from './refusals.ts';
import { type Sent, sendOne } from './send-one.ts';

const bodySchema = z.strictObject({
  SmsSdkAppId: z.string(),
  MultiSmsInfoSet: z.array(
    z.strictObject({
      PhoneNumber: z.string(),
      TemplateId: z.string(),
      TemplateParamSet: z.array(z.string()).optional(),
      SenderId: z.string().optional(),
      SessionContext: z.string().optional(),
    }),
  ),
});

/** SendMultiGlobalSms: a template and parameters for each foreign number of its own. */
export const sendMultiGlobalSms = defineAction(bodySchema, async (body, call) => {
  const { account } = call;
  const infos = body.MultiSmsInfoSet;
  if (infos.length === 0) {
    return breach('InvalidParameterValue.MultiSmsInfoSetEmpty', 'the multi sms info set is empty');
  }
  const phoneNumbers = infos.map(({ PhoneNumber }) => PhoneNumber);
  const recipients = phoneNumbers.slice(0, 201).map(readRecipient);
  const subject = {
    phoneNumbers,
    recipients: recipients.filter((recipient) => recipient?.nationCode !== '86'),
    smsSdkAppId: body.SmsSdkAppId,
    sessionContext: infos.reduce(
      (longest, { SessionContext = '' }) => (SessionContext.length > longest.length ? SessionContext : longest),
      '',
    ),
    application: account.applications.find(({ smsSdkAppId }) => smsSdkAppId === body.SmsSdkAppId),
    account,
    remoteAddress: call.request.remoteAddress,
  };
  const broken = judge(sendRequestRules, subject, call.overrides);
  if (broken) {
    return { broken };
  }
  if (recipients.some((recipient) => recipient?.nationCode === '86')) {
    return breach('UnsupportedOperation.ContainDomesticPhoneNumber', 'the request contains domestic phone numbers');
  }
  const sent: Sent[] = [];
  for (const [index, info] of infos.entries()) {
    const { PhoneNumber, TemplateId, TemplateParamSet = [], SessionContext = '' } = info;
    const order = {
      sentAs: PhoneNumber,
      recipient: recipients[index],
      smsSdkAppId: body.SmsSdkAppId,
      signName: '',
      templateId: TemplateId,
      parameters: TemplateParamSet,
      sessionContext: SessionContext,
    };
    sent.push(await sendOne(order, call));
  }
  return {
    fields: { SendMultiStatusSet: sent.map(({ status }) => status) },
    outcomes: sent.map(({ outcome }) => outcome),
  };
});
