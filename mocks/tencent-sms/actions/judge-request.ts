import { type Broken, judge } from '../../sms/rules/rule.ts';
import type { Call } from '../customer/customer.ts';
import { readRecipient } from '../messages/phone-number.ts';
import { type SendSubject, sendRequestRules } from '../rules/send-request.ts';

/** The numbers of a request, read; beyond 200 it is refused, whatever they are. */
export const readRecipients = (phoneNumbers: readonly string[]) => phoneNumbers.slice(0, 201).map(readRecipient);

/** What a request to send is refused for as a whole. */
export const judgeRequest = (
  subject: Pick<SendSubject, 'phoneNumbers' | 'recipients' | 'smsSdkAppId' | 'sessionContext'>,
  { account, request: { remoteAddress }, overrides }: Call,
): Broken | undefined => {
  const application = account.applications.find(({ smsSdkAppId }) => smsSdkAppId === subject.smsSdkAppId);
  const { phoneNumbers, recipients, smsSdkAppId, sessionContext } = subject;
  const whole = { phoneNumbers, recipients, smsSdkAppId, sessionContext, application, account, remoteAddress };
  return judge(sendRequestRules, whole, overrides);
};
