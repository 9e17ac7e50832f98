import type { Rule } from '../../sms/rules/rule.ts';
import { arityOf } from '../account/account.ts';
import { frequencyRules } from './frequency.ts';
import type { RecipientSubject } from './recipient-subject.ts';
import { refuse } from './send-codes.ts';

const isMainland = ({ recipient }: RecipientSubject): boolean =>
  recipient === undefined || recipient.nationCode === '86';

const url = /https?:|www\.|(?<![\p{L}\d])[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|cn|net|org|io|cc|top|me|co)(?![\p{L}\d])/iu;

/** Hour of the day in UTC+8. */
const chinaHour = (now: number): number => Math.floor((now / 3_600_000 + 8) % 24);

/** What the text of a message must hold; the reply to a breach has an empty IsoCode. */
export const contentRules: ReadonlyArray<Rule<RecipientSubject>> = [
  {
    id: 'recipient/signature',
    stage: 'recipient',
    requires: 'SignName is the text of an approved signature; mainland messages need one.',
    codes: ['FailedOperation.SignatureIncorrectOrUnapproved'],
    source: 'section 1 and 4 (1012); placement inferred',
    confidence: 'inferred',
    check: (subject) => {
      const { signature, signed } = subject;
      if (!signed && !isMainland(subject)) {
        return undefined;
      }
      return signature?.approved && signature.scopes.includes(isMainland(subject) ? 'mainland' : 'global')
        ? undefined
        : refuse('FailedOperation.SignatureIncorrectOrUnapproved');
    },
  },
  {
    id: 'recipient/template-exists',
    stage: 'recipient',
    requires: 'The template exists.',
    codes: ['FailedOperation.TemplateUnapprovedOrNotExist'],
    source: 'section 4; against TemplateIncorrectOrUnapproved inferred',
    confidence: 'inferred',
    check: ({ template }) => (template ? undefined : refuse('FailedOperation.TemplateUnapprovedOrNotExist')),
  },
  {
    id: 'recipient/template-approved',
    stage: 'recipient',
    requires: 'The template is approved.',
    codes: ['FailedOperation.TemplateIncorrectOrUnapproved'],
    source: 'section 4 (1014); CLI example',
    confidence: 'documented',
    check: ({ template }) => (template?.approved ? undefined : refuse('FailedOperation.TemplateIncorrectOrUnapproved')),
  },
  {
    id: 'recipient/parameter-count',
    stage: 'recipient',
    requires: 'TemplateParamSet has as many entries as the template has variables.',
    codes: ['FailedOperation.TemplateParamSetNotMatchApprovedTemplate'],
    source: 'section 1 and 2; CLI example',
    confidence: 'documented',
    check: ({ template, parameters }) =>
      template && arityOf(template) === parameters.length
        ? undefined
        : refuse('FailedOperation.TemplateParamSetNotMatchApprovedTemplate'),
  },
  {
    id: 'recipient/parameter-length',
    stage: 'recipient',
    requires: 'No variable is longer than the account may use.',
    codes: ['InvalidParameterValue.TemplateParameterLengthLimit'],
    source: 'section 1; GO errors.go',
    confidence: 'documented',
    check: ({ parameters, account }) =>
      parameters.every((parameter) => [...parameter].length <= account.variableLength)
        ? undefined
        : refuse('InvalidParameterValue.TemplateParameterLengthLimit'),
  },
  {
    id: 'recipient/verification-digits',
    stage: 'recipient',
    requires: 'Each variable of a verification-code template has 0 to 6 digits and nothing else.',
    codes: ['InvalidParameterValue.TemplateParameterFormatError'],
    source: 'section 1; easy-sms#317, jumpserver PR #7458',
    confidence: 'observed',
    check: ({ template, parameters }) =>
      template?.type !== 'verification' || parameters.every((parameter) => /^\d{0,6}$/.test(parameter))
        ? undefined
        : refuse('InvalidParameterValue.TemplateParameterFormatError'),
  },
  {
    id: 'recipient/no-url',
    stage: 'recipient',
    requires: 'No variable holds a URL.',
    codes: ['InvalidParameterValue.ProhibitedUseUrlInTemplateParameter'],
    source: 'section 1; GO errors.go',
    confidence: 'documented',
    check: ({ parameters }) =>
      parameters.some((parameter) => /[.:]/.test(parameter) && url.test(parameter))
        ? refuse('InvalidParameterValue.ProhibitedUseUrlInTemplateParameter')
        : undefined,
  },
  {
    id: 'recipient/text-length',
    stage: 'recipient',
    requires: 'The text has at most 500 characters, signature included.',
    codes: ['InvalidParameterValue.ContentLengthLimit'],
    source: 'section 1; DOC-39023',
    confidence: 'documented',
    check: ({ text }) => (text.length <= 500 ? undefined : refuse('InvalidParameterValue.ContentLengthLimit')),
  },
  {
    id: 'recipient/sensitive-words',
    stage: 'recipient',
    requires: 'The text has no sensitive word.',
    codes: ['FailedOperation.ContainSensitiveWord'],
    source: 'section 4 (1002); placement inferred',
    confidence: 'inferred',
    check: ({ text, account }) =>
      account.sensitiveWords.some((word) => text.includes(word))
        ? refuse('FailedOperation.ContainSensitiveWord')
        : undefined,
  },
  {
    id: 'recipient/number',
    stage: 'recipient',
    requires: 'The number is E.164 with +, or 0086, 86 or nothing before eleven digits of a mainland mobile number.',
    codes: ['InvalidParameterValue.IncorrectPhoneNumber'],
    source: 'section 1; DOC-55981, easy-sms PR #315 and #320',
    confidence: 'observed',
    check: ({ recipient }) => (recipient ? undefined : refuse('InvalidParameterValue.IncorrectPhoneNumber')),
  },
];

/** What holds for a number that could be read; the reply to a breach names its country. */
export const deliveryRules: ReadonlyArray<Rule<RecipientSubject>> = [
  {
    id: 'recipient/template-for-abroad',
    stage: 'recipient',
    requires: 'A foreign number gets a global template.',
    codes: ['UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone'],
    source: 'section 4; placement inferred',
    confidence: 'inferred',
    check: (subject) =>
      !isMainland(subject) && subject.template?.scope === 'mainland'
        ? refuse('UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone')
        : undefined,
  },
  {
    id: 'recipient/template-for-mainland',
    stage: 'recipient',
    requires: 'A mainland number gets a mainland template.',
    codes: ['UnsupportedOperation.GlobalTemplateToChineseMainlandPhone'],
    source: 'section 4; placement inferred',
    confidence: 'inferred',
    check: (subject) =>
      isMainland(subject) && subject.template?.scope === 'global'
        ? refuse('UnsupportedOperation.GlobalTemplateToChineseMainlandPhone')
        : undefined,
  },
  {
    id: 'recipient/country-served',
    stage: 'recipient',
    requires: 'Tencent serves the country.',
    codes: ['UnsupportedOperation.UnsupportedRegion'],
    source: 'section 4 (1045); placement inferred',
    confidence: 'inferred',
    check: ({ recipient, account }) =>
      account.unservedCountries.includes(recipient?.isoCode ?? '')
        ? refuse('UnsupportedOperation.UnsupportedRegion')
        : undefined,
  },
  {
    id: 'recipient/country-allowed',
    stage: 'recipient',
    requires: "The country is on the application's list, if there is one.",
    codes: ['LimitExceeded.AppCountryOrRegionInBlacklist'],
    source: 'section 4; placement inferred',
    confidence: 'inferred',
    check: ({ recipient, account: { allowedCountries } }) =>
      allowedCountries.length === 0 || allowedCountries.includes(recipient?.isoCode ?? '')
        ? undefined
        : refuse('LimitExceeded.AppCountryOrRegionInBlacklist'),
  },
  {
    id: 'recipient/not-blacklisted',
    stage: 'recipient',
    requires: 'The number did not unsubscribe.',
    codes: ['FailedOperation.PhoneNumberInBlacklist'],
    source: 'section 4 (1015); placement inferred',
    confidence: 'inferred',
    check: ({ recipient, account }) =>
      account.blacklist.includes(recipient?.phoneNumber ?? '')
        ? refuse('FailedOperation.PhoneNumberInBlacklist')
        : undefined,
  },
  {
    id: 'recipient/marketing-owner',
    stage: 'recipient',
    requires: 'Marketing messages come from an enterprise account.',
    codes: ['UnauthorizedOperation.IndividualUserMarketingSmsPermissionDeny'],
    source: 'section 4 (1032); placement inferred',
    confidence: 'inferred',
    check: ({ template, account }) =>
      template?.type === 'marketing' && account.owner === 'individual'
        ? refuse('UnauthorizedOperation.IndividualUserMarketingSmsPermissionDeny')
        : undefined,
  },
  {
    id: 'recipient/marketing-hours',
    stage: 'recipient',
    requires: 'Marketing messages leave between 08:00 and 22:00 (UTC+8).',
    codes: ['FailedOperation.MarketingSendTimeConstraint'],
    source: 'section 4 (1029) and 5; zone inferred',
    confidence: 'documented',
    check: ({ template, now }) =>
      template?.type === 'marketing' && (chinaHour(now) < 8 || chinaHour(now) >= 22)
        ? refuse('FailedOperation.MarketingSendTimeConstraint')
        : undefined,
  },
  ...frequencyRules,
  {
    id: 'recipient/balance',
    stage: 'recipient',
    requires: 'The package has enough messages left.',
    codes: ['FailedOperation.InsufficientBalanceInSmsPackage'],
    source: 'section 4 (1031); placement inferred',
    confidence: 'inferred',
    check: ({ account: { balance }, history, fee }) =>
      balance !== null && history.billed + fee > balance
        ? refuse('FailedOperation.InsufficientBalanceInSmsPackage')
        : undefined,
  },
];
