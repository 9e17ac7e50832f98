import { randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { extractCode, renderText, segments } from '../message-text.ts';
import { type Recipient, readRecipient } from '../phone-number.ts';
import { contentRules, deliveryRules, type RecipientSubject } from '../rules/recipient.ts';
import { type Broken, judge } from '../rules/rule.ts';
import { refuse } from '../rules/send-codes.ts';
import { sendRequestRules } from '../rules/send-request.ts';
import { type Call, defineAction, type Outcome } from './action.ts';

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

type Body = z.output<typeof bodySchema>;

/** An entry of `SendStatusSet`: seven fields, always all of them. */
interface SendStatus {
  readonly SerialNo: string;
  readonly PhoneNumber: string;
  readonly Fee: number;
  readonly SessionContext: string;
  readonly Code: string;
  readonly Message: string;
  readonly IsoCode: string;
}

/** `<4 digits>:<28 digits>` for the mainland, a UUID abroad (tencent-sms.md, section 2). */
const serialNumber = ({ nationCode }: Recipient, now: number): string => {
  if (nationCode !== '86') {
    return randomUUID();
  }
  const tail = Array.from({ length: 3 }, () => String(randomInt(100_000)).padStart(5, '0')).join('');
  return `5000:${String(now).padStart(13, '0').slice(-13)}${tail}`;
};

const warningsOf = (sentAs: string, recipient: Recipient): string[] =>
  recipient.takenAsMainland
    ? [`${sentAs} had no + and eleven digits, so it was read as the mainland number ${recipient.phoneNumber}`]
    : [];

const failed = (
  sentAs: string,
  body: Body,
  recipient: Recipient | undefined,
  iso: string,
  broken: Broken,
): SendStatus => ({
  SerialNo: recipient && recipient.nationCode !== '86' ? randomUUID() : '',
  PhoneNumber: recipient?.phoneNumber ?? sentAs,
  Fee: 0,
  SessionContext: body.SessionContext ?? '',
  Code: broken.refusal.code,
  Message: broken.refusal.text.en,
  IsoCode: iso,
});

/** What the last of the content rules says; kept here for the type of what comes after it. */
const unreadable: Broken = {
  rule: 'recipient/number',
  refusal: refuse('InvalidParameterValue.IncorrectPhoneNumber'),
};

const sendToOne = async (
  sentAs: string,
  recipient: Recipient | undefined,
  body: Body,
  { tenant, clock, requestId }: Call,
): Promise<{ status: SendStatus; outcome: Outcome }> => {
  const { account, history, store } = tenant;
  const parameters = body.TemplateParamSet ?? [];
  const signName = body.SignName ?? '';
  const template = account.templates.find(({ templateId }) => templateId === body.TemplateId);
  const text = renderText(signName, template?.text ?? '', parameters);
  const now = clock.now();
  const fee = segments(text, recipient !== undefined && recipient.nationCode !== '86');
  const subject: RecipientSubject = {
    recipient,
    smsSdkAppId: body.SmsSdkAppId,
    signature: account.signatures.find((signature) => signature.text === signName),
    signed: signName !== '',
    template,
    parameters,
    text,
    fee,
    account,
    history,
    now,
  };
  const outcome = { sentAs, phoneNumber: recipient?.phoneNumber ?? sentAs };
  const unfit = judge(contentRules, subject);
  if (unfit || !recipient) {
    const broken = unfit ?? unreadable;
    return { status: failed(sentAs, body, recipient, '', broken), outcome: { ...outcome, broken } };
  }
  const broken = judge(deliveryRules, subject);
  if (broken) {
    return { status: failed(sentAs, body, recipient, recipient.isoCode, broken), outcome: { ...outcome, broken } };
  }
  history.add({ smsSdkAppId: body.SmsSdkAppId, recipient, text, at: now }, fee);
  const serialNo = serialNumber(recipient, now);
  await store.append({
    acceptedAt: new Date(now).toISOString(),
    phoneNumber: recipient.phoneNumber,
    sentAs,
    smsSdkAppId: body.SmsSdkAppId,
    signName,
    templateId: body.TemplateId,
    templateParams: parameters,
    text,
    code: extractCode(parameters),
    serialNo,
    requestId,
    sessionContext: body.SessionContext ?? '',
    warnings: warningsOf(sentAs, recipient),
  });
  return {
    status: {
      SerialNo: serialNo,
      PhoneNumber: recipient.phoneNumber,
      Fee: fee,
      SessionContext: body.SessionContext ?? '',
      Code: 'Ok',
      Message: 'send success',
      IsoCode: recipient.isoCode,
    },
    outcome: { ...outcome, broken: undefined },
  };
};

/** SendSms: each recipient is judged on its own, in the order of `PhoneNumberSet`. */
export const sendSms = defineAction(bodySchema, async (body, call) => {
  const { account } = call.tenant;
  const recipients = body.PhoneNumberSet.slice(0, 201).map(readRecipient);
  const broken = judge(sendRequestRules, {
    phoneNumbers: body.PhoneNumberSet,
    recipients,
    smsSdkAppId: body.SmsSdkAppId,
    sessionContext: body.SessionContext ?? '',
    application: account.applications.find(({ smsSdkAppId }) => smsSdkAppId === body.SmsSdkAppId),
    account,
    remoteAddress: call.request.remoteAddress,
  });
  if (broken) {
    return { broken };
  }
  const sent = [];
  for (const [index, sentAs] of body.PhoneNumberSet.entries()) {
    sent.push(await sendToOne(sentAs, recipients[index], body, call));
  }
  return {
    fields: { SendStatusSet: sent.map(({ status }) => status) },
    outcomes: sent.map(({ outcome }) => outcome),
  };
});
