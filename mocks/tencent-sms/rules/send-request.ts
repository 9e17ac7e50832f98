import { inStage } from '../../sms/rules/rule.ts';
import type { Account, Application } from '../account/account.ts';
import type { Recipient } from '../messages/phone-number.ts';
import { invalidValue } from './gateway-codes.ts';
import { conditionsOn, refuse } from './send-codes.ts';

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

const { must, mustNot } = conditionsOn<SendSubject>();

/** Rules whose breach fails the request as a whole, in a top-level error. */
export const sendRequestRules = inStage<SendSubject>('request', [
  {
    id: 'send/application-exists',
    requires: 'SmsSdkAppId has the form of an application id.',
    source: 'section 4 (1019); against SmsSdkAppIdVerifyFail inferred',
    confidence: 'inferred',
    ...must('InvalidParameterValue.SdkAppIdNotExist', ({ smsSdkAppId }) => /^(?:14|24)\d{8}$/.test(smsSdkAppId)),
  },
  {
    id: 'send/application-owned',
    requires: 'The application belongs to the account of the key.',
    source: 'section 2 and 4; sdk-php#109',
    confidence: 'observed',
    ...must('UnauthorizedOperation.SmsSdkAppIdVerifyFail', ({ application }) => application !== undefined),
  },
  {
    id: 'send/application-enabled',
    requires: 'The application is enabled.',
    source: 'section 4 (1020); placement inferred',
    confidence: 'inferred',
    ...mustNot('UnauthorizedOperation.SdkAppIdIsDisabled', ({ application }) => application?.disabled),
  },
  {
    id: 'send/address-allowed',
    requires: 'The request comes from an address on the whitelist, if there is one.',
    source: 'section 4 (1009); placement inferred',
    confidence: 'inferred',
    ...must(
      'UnauthorizedOperation.RequestIpNotInWhitelist',
      ({ account: { ipWhitelist }, remoteAddress }) => ipWhitelist.length === 0 || ipWhitelist.includes(remoteAddress),
    ),
  },
  {
    id: 'send/no-arrears',
    requires: 'The account is not in arrears.',
    source: 'section 4 (1033); placement inferred',
    confidence: 'inferred',
    ...mustNot('UnauthorizedOperation.ServiceSuspendDueToArrears', ({ account }) => account.arrears),
  },
  {
    id: 'send/some-number',
    requires: 'PhoneNumberSet names at least one number.',
    source: 'section 4; placement inferred',
    confidence: 'inferred',
    ...must('MissingParameter.EmptyPhoneNumberSet', ({ phoneNumbers }) => phoneNumbers.length > 0),
  },
  {
    id: 'send/number-count',
    requires: 'PhoneNumberSet names at most 200 numbers.',
    source: 'section 1 and 4 (1046); placement inferred',
    confidence: 'inferred',
    ...must('LimitExceeded.PhoneNumberCountLimit', ({ phoneNumbers }) => phoneNumbers.length <= 200),
  },
  {
    id: 'send/session-context',
    requires: 'SessionContext has less than 512 bytes.',
    codes: ['InvalidParameterValue'],
    source: 'section 1 (limit documented); code inferred',
    confidence: 'inferred',
    check: ({ sessionContext }) =>
      Buffer.byteLength(sessionContext) < 512 ? undefined : invalidValue('SessionContext', sessionContext.slice(0, 40)),
  },
  {
    id: 'send/one-kind-of-number',
    requires: 'The numbers are all mainland ones or all foreign ones.',
    codes: ['UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber'],
    source: 'section 1 (documented) and 4 (1034); placement inferred',
    confidence: 'inferred',
    check: ({ recipients }) => {
      const kinds = new Set(recipients.flatMap((recipient) => (recipient ? [recipient.nationCode === '86'] : [])));
      return kinds.size > 1 ? refuse('UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber') : undefined;
    },
  },
]);
