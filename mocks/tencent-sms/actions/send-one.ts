import { randomInt, randomUUID } from 'node:crypto';
import { overridesFor } from '../../sms/faults/overrides.ts';
import { delivered } from '../../sms/receipts/receipt.ts';
import { type Broken, judge } from '../../sms/rules/rule.ts';
import type { Answer } from '../../sms/tenants/dialect.ts';
import type { Call } from '../customer/customer.ts';
import { extractCode, renderText, segments } from '../messages/message-text.ts';
import type { Recipient } from '../messages/phone-number.ts';
import { catalogue, isStatusCode, refusalFor } from '../rules/catalogue.ts';
import type { Order, RecipientSubject } from '../rules/frequency.ts';
import { contentRules, deliveryRules } from '../rules/recipient.ts';
import { refuse } from '../rules/send-codes.ts';

/** `<4 digits>:<28 digits>` for the mainland, a UUID abroad (tencent-sms.md, section 2). */
const serialNumber = ({ nationCode }: Recipient, now: number): string => {
  if (nationCode !== '86') {
    return randomUUID();
  }
  const tail = String(randomInt(100_000_000_000_000)).padStart(14, '0');
  return `5000:1${String(now).padStart(13, '0').slice(-13)}${tail}`;
};

const noWarnings: readonly string[] = [];

const warningsOf = (written: string, recipient: Recipient): readonly string[] =>
  recipient.takenAsMainland
    ? [`${written} had no + and eleven digits, so it was read as the mainland number ${recipient.phoneNumber}`]
    : noWarnings;

/** Codes that come before the number's country is known. */
const contentCodes: ReadonlySet<string> = new Set(contentRules.flatMap(({ codes }) => codes));

/** What the last of the content rules says; kept here for the type of what comes after it. */
const unreadable: Broken = {
  rule: 'recipient/number',
  refusal: refuse('InvalidParameterValue.IncorrectPhoneNumber'),
};

/** What became of an order; the status is an entry of `SendStatusSet`: seven fields, always all of them, in this order. */
const ending = (
  { sentAs: written, recipient, sessionContext }: Order,
  { serialNo, fee, isoCode }: { readonly serialNo: string; readonly fee: number; readonly isoCode: string },
  broken?: Broken,
) => {
  const phoneNumber = recipient?.phoneNumber ?? written;
  return {
    status: {
      SerialNo: serialNo,
      PhoneNumber: phoneNumber,
      Fee: fee,
      SessionContext: sessionContext,
      Code: broken?.refusal.code ?? 'Ok',
      Message: broken?.refusal.text.en ?? 'send success',
      IsoCode: isoCode,
    },
    outcome: { sentAs: written, phoneNumber, broken },
  };
};

const refused = (order: Order, { tenant, clock }: Call, isoCode: string, broken: Broken) => {
  tenant.customer.statistics.requested(order.smsSdkAppId, clock.now(), false, 0);
  const serialNo = order.recipient && order.recipient.nationCode !== '86' ? randomUUID() : '';
  return ending(order, { serialNo, fee: 0, isoCode }, broken);
};

const subjectOf = (order: Order, { account, tenant, clock }: Call): RecipientSubject => {
  const { sentAs, recipient, smsSdkAppId, signName, templateId, parameters, sessionContext } = order;
  const template = account.templates.find((each) => each.templateId === templateId);
  const text = renderText(signName, template?.text ?? '', parameters);
  const { history } = tenant.customer;
  const now = clock.now();
  // Written out, as spreading each order costs as much as judging it.
  return {
    sentAs,
    recipient,
    smsSdkAppId,
    signName,
    templateId,
    parameters,
    sessionContext,
    template,
    text,
    account,
    signature: account.signatures.find((signature) => signature.text === signName),
    fee: segments(text, recipient !== undefined && recipient.nationCode !== '86'),
    history,
    past: recipient && history.before({ smsSdkAppId, recipient, text, at: now }),
    now,
  };
};

/** Judges one message and, if nothing is against it, brings it on its way. */
const sendOne = async (order: Order, call: Call) => {
  const { tenant, requestId } = call;
  const { recipient } = order;
  const subject = subjectOf(order, call);
  const faultSubject = { action: 'SendSms', phoneNumbers: [order.sentAs], templateId: order.templateId };
  const overrides = overridesFor(tenant.faults, catalogue, faultSubject, 'recipient');

  const unfit = judge(contentRules, subject, overrides);
  if (unfit || !recipient) {
    return refused(order, call, '', unfit ?? unreadable);
  }
  const [fault] = tenant.faults.hit(faultSubject, ['error'], ({ code }) => isStatusCode(code));
  if (fault) {
    const isoCode = contentCodes.has(fault.code) ? '' : recipient.isoCode;
    return refused(order, call, isoCode, { rule: 'fault', refusal: refusalFor(fault.code) });
  }
  const broken = judge(deliveryRules, subject, overrides);
  if (broken) {
    return refused(order, call, recipient.isoCode, broken);
  }

  const { text, fee, now } = subject;
  const { smsSdkAppId, sessionContext } = order;
  const { history, statistics, receipts } = tenant.customer;
  const serialNo = serialNumber(recipient, now);
  history.add({ smsSdkAppId, recipient, text, at: now }, fee);
  statistics.requested(smsSdkAppId, now, true, fee);
  const [report] = tenant.faults.hit(faultSubject, ['receipt']);
  receipts.expect({
    application: smsSdkAppId,
    serialNo,
    phoneNumber: recipient.phoneNumber,
    reference: call.account.receipts.sessionContext ? sessionContext : '',
    sentAt: now,
    receivedAt: receipts.reportTime(now),
    errmsg: report?.errmsg ?? delivered,
  });
  await tenant.deliver(
    {
      acceptedAt: new Date(now).toISOString(),
      phoneNumber: recipient.phoneNumber,
      sentAs: order.sentAs,
      application: smsSdkAppId,
      sender: order.signName,
      templateId: order.templateId,
      templateParams: order.parameters,
      text,
      code: extractCode(order.parameters),
      serialNo,
      requestId,
      reference: sessionContext,
      warnings: warningsOf(order.sentAs, recipient),
    },
    faultSubject,
  );
  return ending(order, { serialNo, fee, isoCode: recipient.isoCode });
};

/** Sends one message after the other. @param name of the field of the answer that has their statuses */
export const sendEach = async (name: string, orders: readonly Order[], call: Call): Promise<Answer> => {
  const sent: Array<Awaited<ReturnType<typeof sendOne>>> = [];
  for (const order of orders) {
    sent.push(await sendOne(order, call));
  }
  return { fields: { [name]: sent.map(({ status }) => status) }, outcomes: sent.map(({ outcome }) => outcome) };
};
