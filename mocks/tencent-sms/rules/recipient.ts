import { inStage } from '../../sms/rules/rule.ts';
import { arityOf } from '../account/account.ts';
import { frequencyRules, type RecipientSubject } from './frequency.ts';
import { conditionsOn, refuse } from './send-codes.ts';

const isMainland = ({ recipient }: RecipientSubject): boolean =>
  recipient === undefined || recipient.nationCode === '86';

const url = /https?:|www\.|(?<![\p{L}\d])[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|cn|net|org|io|cc|top|me|co)(?![\p{L}\d])/iu;

/** Hour of the day in UTC+8. */
const chinaHour = (now: number): number => Math.floor((now / 3_600_000 + 8) % 24);

const { must, mustNot } = conditionsOn<RecipientSubject>();

/** What the text of a message must hold; the reply to a breach has an empty IsoCode. */
export const contentRules = inStage<RecipientSubject>('recipient', [
  {
    id: 'recipient/signature',
    requires:
      'SignName is the text of an approved signature, not one under review or rejected; mainland messages need one.',
    codes: ['FailedOperation.SignatureIncorrectOrUnapproved'],
    source: 'section 1 and 4 (1012); placement inferred',
    confidence: 'inferred',
    check: (subject) => {
      const { signature, signName } = subject;
      if (signName === '' && !isMainland(subject)) {
        return undefined;
      }
      return signature?.review === 'approved' && signature.scopes.includes(isMainland(subject) ? 'mainland' : 'global')
        ? undefined
        : refuse('FailedOperation.SignatureIncorrectOrUnapproved');
    },
  },
  {
    id: 'recipient/template-exists',
    requires: 'The template exists.',
    source: 'section 4; against TemplateIncorrectOrUnapproved inferred',
    confidence: 'inferred',
    ...must('FailedOperation.TemplateUnapprovedOrNotExist', ({ template }) => template !== undefined),
  },
  {
    id: 'recipient/template-approved',
    requires: 'The template is approved, and neither under review nor rejected.',
    source: 'section 4 (1014); CLI example',
    confidence: 'documented',
    ...must('FailedOperation.TemplateIncorrectOrUnapproved', ({ template }) => template?.review === 'approved'),
  },
  {
    id: 'recipient/parameter-count',
    requires: 'TemplateParamSet has as many entries as the template has variables.',
    source: 'section 1 and 2; CLI example',
    confidence: 'documented',
    ...must(
      'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
      ({ template, parameters }) => template && arityOf(template) === parameters.length,
    ),
  },
  {
    id: 'recipient/parameter-length',
    requires: 'No variable is longer than the account may use.',
    source: 'section 1; GO errors.go',
    confidence: 'documented',
    ...must('InvalidParameterValue.TemplateParameterLengthLimit', ({ parameters, account }) =>
      parameters.every((parameter) => [...parameter].length <= account.variableLength),
    ),
  },
  {
    id: 'recipient/verification-digits',
    requires: 'Each variable of a verification-code template has 0 to 6 digits and nothing else.',
    source: 'section 1; easy-sms#317, jumpserver PR #7458',
    confidence: 'observed',
    ...must(
      'InvalidParameterValue.TemplateParameterFormatError',
      ({ template, parameters }) =>
        template?.type !== 'verification' || parameters.every((parameter) => /^\d{0,6}$/.test(parameter)),
    ),
  },
  {
    id: 'recipient/no-url',
    requires: 'No variable holds a URL.',
    source: 'section 1; GO errors.go',
    confidence: 'documented',
    ...mustNot('InvalidParameterValue.ProhibitedUseUrlInTemplateParameter', ({ parameters }) =>
      parameters.some((parameter) => /[.:]/.test(parameter) && url.test(parameter)),
    ),
  },
  {
    id: 'recipient/text-length',
    requires: 'The text has at most 500 characters, signature included.',
    source: 'section 1; DOC-39023',
    confidence: 'documented',
    ...must('InvalidParameterValue.ContentLengthLimit', ({ text }) => text.length <= 500),
  },
  {
    id: 'recipient/sensitive-words',
    requires: 'The text has no sensitive word.',
    source: 'section 4 (1002); placement inferred',
    confidence: 'inferred',
    ...mustNot('FailedOperation.ContainSensitiveWord', ({ text, account }) =>
      account.sensitiveWords.some((word) => text.includes(word)),
    ),
  },
  {
    id: 'recipient/number',
    requires: 'The number is E.164 with +, or 0086, 86 or nothing before eleven digits of a mainland mobile number.',
    source: 'section 1; DOC-55981, easy-sms PR #315 and #320',
    confidence: 'observed',
    ...must('InvalidParameterValue.IncorrectPhoneNumber', ({ recipient }) => recipient !== undefined),
  },
]);

/** What holds for a number that could be read; the reply to a breach names its country. */
export const deliveryRules = inStage<RecipientSubject>('recipient', [
  {
    id: 'recipient/template-for-abroad',
    requires: 'A foreign number gets a global template.',
    source: 'section 4; placement inferred',
    confidence: 'inferred',
    ...mustNot(
      'UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone',
      (subject) => !isMainland(subject) && subject.template?.scope === 'mainland',
    ),
  },
  {
    id: 'recipient/template-for-mainland',
    requires: 'A mainland number gets a mainland template.',
    source: 'section 4; placement inferred',
    confidence: 'inferred',
    ...mustNot(
      'UnsupportedOperation.GlobalTemplateToChineseMainlandPhone',
      (subject) => isMainland(subject) && subject.template?.scope === 'global',
    ),
  },
  {
    id: 'recipient/country-served',
    requires: 'Tencent serves the country.',
    source: 'section 4 (1045); placement inferred',
    confidence: 'inferred',
    ...mustNot('UnsupportedOperation.UnsupportedRegion', ({ recipient, account }) =>
      account.unservedCountries.includes(recipient?.isoCode ?? ''),
    ),
  },
  {
    id: 'recipient/country-allowed',
    requires: "The country is on the application's list, if there is one.",
    source: 'section 4; placement inferred',
    confidence: 'inferred',
    ...must(
      'LimitExceeded.AppCountryOrRegionInBlacklist',
      ({ recipient, account: { allowedCountries } }) =>
        allowedCountries.length === 0 || allowedCountries.includes(recipient?.isoCode ?? ''),
    ),
  },
  {
    id: 'recipient/not-blacklisted',
    requires: 'The number did not unsubscribe.',
    source: 'section 4 (1015); placement inferred',
    confidence: 'inferred',
    ...mustNot('FailedOperation.PhoneNumberInBlacklist', ({ recipient, account }) =>
      account.blacklist.includes(recipient?.phoneNumber ?? ''),
    ),
  },
  {
    id: 'recipient/marketing-owner',
    requires: 'Marketing messages come from an enterprise account.',
    source: 'section 4 (1032); placement inferred',
    confidence: 'inferred',
    ...mustNot(
      'UnauthorizedOperation.IndividualUserMarketingSmsPermissionDeny',
      ({ template, account }) => template?.type === 'marketing' && account.owner === 'individual',
    ),
  },
  {
    id: 'recipient/marketing-hours',
    requires: 'Marketing messages leave between 08:00 and 22:00 (UTC+8).',
    source: 'section 4 (1029) and 5; zone inferred',
    confidence: 'documented',
    ...mustNot(
      'FailedOperation.MarketingSendTimeConstraint',
      ({ template, now }) => template?.type === 'marketing' && (chinaHour(now) < 8 || chinaHour(now) >= 22),
    ),
  },
  ...frequencyRules,
  {
    id: 'recipient/balance',
    requires: 'The package has enough messages left.',
    source: 'section 4 (1031); placement inferred',
    confidence: 'inferred',
    ...mustNot(
      'FailedOperation.InsufficientBalanceInSmsPackage',
      ({ account: { balance }, history, fee }) => balance !== null && history.billed + fee > balance,
    ),
  },
]);
