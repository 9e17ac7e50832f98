import type { Broken } from '../../sms/rules/rule.ts';
import type { TencentCustomer } from '../customer/customer.ts';
import { refuse } from '../rules/send-codes.ts';

/** Refusals of the actions other than sending. Their texts are unknown; clients match on the code (GO errors.go). */
export const breach = (code: string, message: string): { readonly broken: Broken } => ({
  broken: { rule: 'action/parameters', refusal: { code, text: { en: message, zh: message } } },
});

/** What is wrong with an application id, if anything: these actions answer for one's own applications only. */
export const applicationBreach = (
  { account }: TencentCustomer,
  wanted: string,
): { readonly broken: Broken } | undefined =>
  account.applications.some(({ smsSdkAppId }) => smsSdkAppId === wanted)
    ? undefined
    : {
        broken: {
          rule: 'send/application-owned',
          refusal: refuse('UnauthorizedOperation.SmsSdkAppIdVerifyFail'),
        },
      };
