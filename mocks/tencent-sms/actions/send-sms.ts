import { z } from 'zod';
import { defineAction } from './action.ts';
import { judgeRequest, readRecipients } from './judge-request.ts';
import { sendEach } from './send-one.ts';

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
  const { PhoneNumberSet: phoneNumbers, SmsSdkAppId: smsSdkAppId, SessionContext: sessionContext = '' } = body;
  const recipients = readRecipients(phoneNumbers);
  const broken = judgeRequest({ phoneNumbers, recipients, smsSdkAppId, sessionContext }, call);
  if (broken) {
    return { broken };
  }
  const { SignName: signName = '', TemplateId: templateId, TemplateParamSet: parameters = [] } = body;
  const message = { smsSdkAppId, signName, templateId, parameters, sessionContext };
  const orders = phoneNumbers.map((sentAs, at) => ({ ...message, sentAs, recipient: recipients[at] }));
  return sendEach('SendStatusSet', orders, call);
});
