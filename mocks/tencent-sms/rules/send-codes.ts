import type { Confidence, Refusal } from '../../sms/rules/rule.ts';

/**
 * A code in the top-level `Error`, or in a recipient's entry of `SendStatusSet`: with its text, how sure that wording is
 * (clients must match on the code), and the number of the same error in the API before 3.0.
 */
const codeIn = (place: 'error' | 'status') => (message: string, confidence: Confidence, legacy?: number) => ({
  ...{ place, message, confidence, legacy },
});
const error = codeIn('error');
const status = codeIn('status');

/** All 49 business codes of SendSms (tencent-sms.md, section 4). */
export const sendCodes = {
  'FailedOperation.ContainSensitiveWord': status('SMS contains sensitive words', 'derived', 1002),
  'FailedOperation.FailResolvePacket': error('failed to resolve request packet', 'derived', 1004),
  'FailedOperation.InsufficientBalanceInSmsPackage': status(
    'account balance in the service package is insufficient',
    'derived',
    1031,
  ),
  'FailedOperation.JsonParseFail': error('failed to parse the request body', 'placeholder'),
  'FailedOperation.MarketingSendTimeConstraint': status(
    'the time when marketing SMS messages are sent is limited',
    'derived',
    1029,
  ),
  'FailedOperation.PhoneNumberInBlacklist': status('mobile number on the blacklist', 'derived', 1015),
  'FailedOperation.SignatureIncorrectOrUnapproved': status(
    'signature format is incorrect or signature is not approved',
    'derived',
    1012,
  ),
  'FailedOperation.TemplateIncorrectOrUnapproved': status(
    'template is not approved or request content does not match the approved template content',
    'documented',
    1014,
  ),
  'FailedOperation.TemplateParamSetNotMatchApprovedTemplate': status(
    'request content does not match the template content',
    'documented',
  ),
  'FailedOperation.TemplateUnapprovedOrNotExist': status('template is not approved or does not exist', 'placeholder'),
  'InternalError.OtherError': error('other error', 'derived', 1007),
  'InternalError.RequestTimeException': error(
    'the time when the request was initiated is exceptional',
    'derived',
    1021,
  ),
  'InternalError.RestApiInterfaceNotExist': error('REST API does not exist', 'derived', 1011),
  'InternalError.SendAndRecvFail': error('send and recv fail', 'placeholder'),
  'InternalError.SigFieldMissing': error('the sig field is missing or left empty in request packet', 'derived', 1003),
  'InternalError.SigVerificationFail': error('sig verification failed', 'derived', 1001),
  'InternalError.Timeout': error('request to send SMS timed out', 'derived', 1008),
  'InternalError.UnknownError': error('unknown error', 'placeholder'),
  'InvalidParameterValue.ContentLengthLimit': status('the content of the requested SMS is too long', 'derived', 1017),
  'InvalidParameterValue.IncorrectPhoneNumber': status('incorrect mobile number format', 'derived', 1016),
  'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter': status(
    'url is prohibited in template parameter',
    'placeholder',
    1048,
  ),
  'InvalidParameterValue.SdkAppIdNotExist': error('sdkappid does not exist', 'derived', 1019),
  'InvalidParameterValue.TemplateParameterFormatError': status(
    'Verification code template parameter format error',
    'observed',
    1038,
  ),
  'InvalidParameterValue.TemplateParameterLengthLimit': status(
    'the number of characters of a single template variable exceeds the limit',
    'placeholder',
    1036,
  ),
  'LimitExceeded.AppCountryOrRegionDailyLimit': status(
    'the number of messages sent to the country or region every day exceeds the upper limit',
    'placeholder',
  ),
  'LimitExceeded.AppCountryOrRegionInBlacklist': status(
    'the country or region is not in the allowed list',
    'placeholder',
  ),
  'LimitExceeded.AppDailyLimit': status(
    'the number of business SMS messages sent every day exceeds the upper limit',
    'derived',
    1022,
  ),
  'LimitExceeded.AppGlobalDailyLimit': status(
    'the number of global SMS messages sent every day exceeds the upper limit',
    'placeholder',
  ),
  'LimitExceeded.AppMainlandChinaDailyLimit': status(
    'the number of mainland China SMS messages sent every day exceeds the upper limit',
    'placeholder',
  ),
  'LimitExceeded.DailyLimit': status('the number of global SMS messages sent every day is limited', 'derived', 1047),
  'LimitExceeded.DeliveryFrequencyLimit': status('SMS hits the delivery frequency limit policy', 'derived', 1013),
  'LimitExceeded.GlobalSmsSendingRateLimit': status('global sms sending rate limit', 'placeholder'),
  'LimitExceeded.PhoneNumberCountLimit': error(
    'the number of mobile numbers submitted at a time exceeds 200',
    'placeholder',
    1046,
  ),
  'LimitExceeded.PhoneNumberDailyLimit': status(
    'the number of sms messages sent from a single mobile number every day exceeds the upper limit',
    'observed',
    1025,
  ),
  'LimitExceeded.PhoneNumberOneHourLimit': status(
    'the number of SMS messages sent from a single mobile number within 1 hour exceeds the upper limit',
    'derived',
    1024,
  ),
  'LimitExceeded.PhoneNumberSameContentDailyLimit': status(
    'the number of the same SMS messages sent from a single mobile number exceeds the upper limit',
    'derived',
    1026,
  ),
  'LimitExceeded.PhoneNumberThirtySecondLimit': status(
    'the number of SMS messages sent from a single mobile number within 30 seconds exceeds the upper limit',
    'observed',
    1023,
  ),
  'MissingParameter.EmptyPhoneNumberSet': error('the phone number set is empty', 'placeholder'),
  'UnauthorizedOperation.IndividualUserMarketingSmsPermissionDeny': status(
    'individual user does not have the permission to send marketing SMS messages',
    'derived',
    1032,
  ),
  'UnauthorizedOperation.RequestIpNotInWhitelist': error('request IP is not on the whitelist', 'derived', 1009),
  'UnauthorizedOperation.RequestPermissionDeny': error('no permission to request', 'derived', 1006),
  'UnauthorizedOperation.SdkAppIdIsDisabled': error('sdkappid is disabled', 'derived', 1020),
  'UnauthorizedOperation.ServiceSuspendDueToArrears': error('service is suspended due to arrears', 'derived', 1033),
  'UnauthorizedOperation.SmsSdkAppIdVerifyFail': error('request SmsSdk AppId verify fail', 'observed'),
  UnsupportedOperation: error('this request is not supported', 'derived', 1030),
  'UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone': status(
    'Chinese mainland template can not be used for global phone number',
    'placeholder',
  ),
  'UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber': error(
    'the request contains both domestic and international phone numbers',
    'placeholder',
    1034,
  ),
  'UnsupportedOperation.GlobalTemplateToChineseMainlandPhone': status(
    'global template can not be used for Chinese mainland phone number',
    'placeholder',
  ),
  'UnsupportedOperation.UnsupportedRegion': status('unsupported region', 'placeholder', 1045),
};

export type SendCodeName = keyof typeof sendCodes;

/** The refusal that carries a business code; these texts come in one language only. */
export const refuse = (code: SendCodeName): Refusal => {
  const { message } = sendCodes[code];
  return { code, text: { en: message, zh: message } };
};

type Holds<Subject> = (subject: Subject) => boolean | undefined;

/** What makes a rule that has one code: what must hold, and what must not. */
export const conditionsOn = <Subject>() => ({
  must: (code: SendCodeName, holds: Holds<Subject>) => ({
    codes: [code],
    check: (subject: Subject) => (holds(subject) ? undefined : refuse(code)),
  }),
  mustNot: (code: SendCodeName, holds: Holds<Subject>) => ({
    codes: [code],
    check: (subject: Subject) => (holds(subject) ? refuse(code) : undefined),
  }),
});
