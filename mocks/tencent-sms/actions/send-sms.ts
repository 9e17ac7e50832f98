import { z } from 'zod';
import { judge } from '../../sms/rules/rule.ts';
import { readRecipient } from '../messages/phone-number.ts';
import { sendRequestRules } from '../rules/send-request.ts';
import { defineAction } from './action.ts';
import { type Sent, sendOne } from './send-one.ts';

const bodySchema = z.strictObject({
  PhoneNumberSet: z.array(z.string()),
  SmsSdkAppId: z.string(),
  TemplateId: z.string(),
  SignName: z.string().optional(),
  TemplateParamSet: z.array(z.string()).optional(),
  ExtendCode: z.string().optional(),
  SessionContext: z.string().optional(),
  SenderId: z.string().optional(),
});

/** SendSms: each recipient is judged on its own, in the order of `PhoneNumberSet`. */
export const sendSms = defineAction(bodySchema, async (body, call) => {
  const { account } = call;
  const sessionContext = body.SessionContext ?? '';
  const recipients = body.PhoneNumberSet.slice(0, 201).map(readRecipient);
  const subject = {
    phoneNumbers: body.PhoneNumberSet,
    recipients,
    smsSdkAppId: body.SmsSdkAppId,
    sessionContext,
    application: account.applications.find(({ smsSdkAppId }) => smsSdkAppId === body.SmsSdkAppId),
    account,
    remoteAddress: call.request.remoteAddress,
  };
  const broken = judge(sendRequestRules, subject, call.overrides);
  if (broken) {
    return { broken };
  }
  const sent: Sent[] = [];
  for (const [index, sentAs] of body.PhoneNumberSet.entries()) {
    const order = {
      sentAs,
      recipient: recipients[index],
      smsSdkAppId: body.SmsSdkAppId,
      signName: body.SignName ?? '',
      templateId: body.TemplateId,
      parameters: body.TemplateParamSet ?? [],
      sessionContext,
    };
    sent.push(await sendOne(order, call));
  }
  return {
    fields: { SendStatusSet: sent.map(({ status }) => status) },
    outcomes: sent.map(({ outcome }) => outcome),
  };
});
