import { z } from 'zod';
import type { Answer } from '../../sms/tenants/dialect.ts';
import type { Call } from '../customer/customer.ts';
import { defineAction } from './action.ts';
import { judgeRequest, readRecipients } from './judge-request.ts';
import { sendEach } from './send-one.ts';

const optional = {
  TemplateParamSet: z.array(z.string()).optional(),
  ExtendCode: z.string().optional(),
  SessionContext: z.string().optional(),
  SenderId: z.string().optional(),
};

const bodySchema = z.strictObject({
  PhoneNumberSet: z.array(z.string()),
  SmsSdkAppId: z.string(),
  TemplateId: z.string(),
  SignName: z.string().optional(),
  ...optional,
});

/** Each recipient is judged on its own, in the order of `PhoneNumberSet`. */
const send = (body: z.output<typeof bodySchema>, call: Call): Answer | Promise<Answer> => {
  const { PhoneNumberSet: phoneNumbers, SmsSdkAppId: smsSdkAppId, SessionContext: sessionContext = '' } = body;
  const recipients = readRecipients(phoneNumbers);
  const broken = judgeRequest({ phoneNumbers, recipients, smsSdkAppId, sessionContext }, call);
  if (broken) {
    return { broken };
  }
  const { SignName: signName = '', TemplateId: templateId, TemplateParamSet: parameters = [] } = body;
  const orders = phoneNumbers.map((sentAs, at) => {
    const recipient = recipients[at];
    return { sentAs, recipient, smsSdkAppId, signName, templateId, parameters, sessionContext };
  });
  return sendEach('SendStatusSet', orders, call);
};

/** SendSms. */
export const sendSms = defineAction(bodySchema, send);

/** SendSms of version 2019-07-11, in which three parameters have other names. */
export const sendSmsOf2019 = defineAction(
  z
    .strictObject({
      PhoneNumberSet: z.array(z.string()),
      SmsSdkAppid: z.string(),
      TemplateID: z.string(),
      Sign: z.string().optional(),
      ...optional,
    })
    .transform(({ SmsSdkAppid: SmsSdkAppId, TemplateID: TemplateId, Sign: SignName, ...rest }) => ({
      ...rest,
      SmsSdkAppId,
      TemplateId,
      SignName,
    })),
  send,
);
