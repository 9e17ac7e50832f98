import { z } from 'zod';
import { defineAction } from './action.ts';
import { judgeRequest, readRecipients } from './judge-request.ts';
import { breach } from './refusals.ts';
import { sendEach } from './send-one.ts';

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
  const { MultiSmsInfoSet: infos, SmsSdkAppId: smsSdkAppId } = body;
  if (infos.length === 0) {
    return breach('InvalidParameterValue.MultiSmsInfoSetEmpty', 'the multi sms info set is empty');
  }
  const phoneNumbers = infos.map(({ PhoneNumber }) => PhoneNumber);
  const recipients = readRecipients(phoneNumbers);
  const foreign = recipients.filter((recipient) => recipient?.nationCode !== '86');
  const contexts = infos.map(({ SessionContext = '' }) => SessionContext);
  const [sessionContext = ''] = contexts.toSorted((one, other) => other.length - one.length);
  const broken = judgeRequest({ phoneNumbers, recipients: foreign, smsSdkAppId, sessionContext }, call);
  if (broken) {
    return { broken };
  }
  if (foreign.length < recipients.length) {
    return breach('UnsupportedOperation.ContainDomesticPhoneNumber', 'the request contains domestic phone numbers');
  }
  const orders = infos.map((info, at) => ({
    ...{ sentAs: info.PhoneNumber, recipient: recipients[at], smsSdkAppId, signName: '' },
    ...{ templateId: info.TemplateId, parameters: info.TemplateParamSet ?? [] },
    sessionContext: info.SessionContext ?? '',
  }));
  return sendEach('SendMultiStatusSet', orders, call);
});
