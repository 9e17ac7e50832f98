import type { Rule } from '../../sms/rules/rule.ts';
import type { Account, Application } from '../account/account.ts';
import type { Recipient } from '../messages/phone-number.ts';
import { invalidValue } from './gateway-codes.ts';
import { refuse } from './send-codes.ts';

/** A SendSms request as a whole. */
export interface SendSubject {
  readonly phoneNumbers: readonly string[];
  readonly recipients: ReadonlyArray<Recipient | undefined>;
  readonly smsSdkAppId: string;
  readonly sessionContext: string;
  readonly application: Application | undefined;
  readonly account: Account;
  readonly remoteAddress: string;
}

/** Rules whose breach fails the request as a whole, in a top-level error. */
export const sendRequestRules: ReadonlyArray<Rule<SendSubject>> = [
  {
    id: 'send/application-exists',
    stage: 'request',
    requires: 'SmsSdkAppId has the form of an application id.',
    codes: ['InvalidParameterValue.SdkAppIdNotExist'],
    source: 'section 4 (1019); against SmsSdkAppIdVerifyFail inferred',
    confidence: 'inferred',
    check: ({ smsSdkAppId }) =>
      /^(?:14|24)\d{8}$/.test(smsSdkAppId) ? undefined : refuse('InvalidParameterValue.SdkAppIdNotExist'),
  },
  {
    id: 'send/application-owned',
    stage: 'request',
    requires: 'The application belongs to the account of the key.',
    codes: ['UnauthorizedOperation.SmsSdkAppIdVerifyFail'],
    source: 'section 2 and 4; sdk-php#109',
    confidence: 'observed',
    check: ({ application }) => (application ? undefined : refuse('UnauthorizedOperation.SmsSdkAppIdVerifyFail')),
  },
  {
    id: 'send/application-enabled',
    stage: 'request',
    requires: 'The application is enabled.',
    codes: ['UnauthorizedOperation.SdkAppIdIsDisabled'],
    source: 'section 4 (1020); placement inferred',
    confidence: 'inferred',
    check: ({ application }) =>
      application?.disabled ? refuse('UnauthorizedOperation.SdkAppIdIsDisabled') : undefined,
  },
  {
    id: 'send/address-allowed',
    stage: 'request',
    requires: 'The request comes from an address on the whitelist, if there is one.',
    codes: ['UnauthorizedOperation.RequestIpNotInWhitelist'],
    source: 'section 4 (1009); placement inferred',
    confidence: 'inferred',
    check: ({ account: { ipWhitelist }, remoteAddress }) =>
      ipWhitelist.length === 0 || ipWhitelist.includes(remoteAddress)
        ? undefined
        : refuse('UnauthorizedOperation.RequestIpNotInWhitelist'),
  },
  {
    id: 'send/no-arrears',
    stage: 'request',
    requires: 'The account is not in arrears.',
    codes: ['UnauthorizedOperation.ServiceSuspendDueToArrears'],
    source: 'section 4 (1033); placement inferred',
    confidence: 'inferred',
    check: ({ account }) => (account.arrears ? refuse('UnauthorizedOperation.ServiceSuspendDueToArrears') : undefined),
  },
  {
    id: 'send/some-number',
    stage: 'request',
    requires: 'PhoneNumberSet names at least one number.',
    codes: ['MissingParameter.EmptyPhoneNumberSet'],
    source: 'section 4; placement inferred',
    confidence: 'inferred',
    check: ({ phoneNumbers }) => (phoneNumbers.length > 0 ? undefined : refuse('MissingParameter.EmptyPhoneNumberSet')),
  },
  {
    id: 'send/number-count',
    stage: 'request',
    requires: 'PhoneNumberSet names at most 200 numbers.',
    codes: ['LimitExceeded.PhoneNumberCountLimit'],
    source: 'section 1 and 4 (1046); placement inferred',
    confidence: 'inferred',
    check: ({ phoneNumbers }) =>
      phoneNumbers.length <= 200 ? undefined : refuse('LimitExceeded.PhoneNumberCountLimit'),
  },
  {
    id: 'send/session-context',
    stage: 'request',
    requires: 'SessionContext has less than 512 bytes.',
    codes: ['InvalidParameterValue'],
    source: 'section 1 (limit documented); code inferred',
    confidence: 'inferred',
    check: ({ sessionContext }) =>
      Buffer.byteLength(sessionContext) < 512 ? undefined : invalidValue('SessionContext', sessionContext.slice(0, 40)),
  },
  {
    id: 'send/one-kind-of-number',
    stage: 'request',
    requires: 'The numbers are all mainland ones or all foreign ones.',
    codes: ['UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber'],
    source: 'section 1 (documented) and 4 (1034); placement inferred',
    confidence: 'inferred',
    check: ({ recipients }) => {
      const kinds = new Set(recipients.flatMap((recipient) => (recipient ? [recipient.nationCode === '86'] : [])));
      return kinds.size > 1 ? refuse('UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber') : undefined;
    },
  },
];
