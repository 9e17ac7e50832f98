import type { Finding } from './entry.ts';

/** What the Tencent connector 1.4.4 and the way Logto uses it do against a requirement. */
export const delivery: readonly Finding[] = [
  {
    requirement: 'SND-04',
    checks: ['SND-04.2.SG', 'SND-04.2.US', 'SND-04.2.HK', 'SND-04.2.GB'],
    reason: 'Logto stores digits only and the connector hands them on, so only mainland numbers can be delivered',
    evidence:
      'Numbers of Singapore, the United States, Hong Kong and the United Kingdom left without a plus sign, each time',
    reproduction:
      'Configure the Tencent connector, start a sign-in with +65 91234567 and look at the request: PhoneNumberSet holds 6591234567, which Tencent refuses; an 11-digit number such as 13105550100 is taken for a mainland one.',
  },
  {
    requirement: 'SND-05',
    checks: [
      'SND-05.1.SignIn-one',
      'SND-05.1.SignIn-several',
      'SND-05.1.SignIn-unsupported',
      'SND-05.1.SignIn-malformed',
      'SND-05.1.Register-one',
      'SND-05.1.Register-several',
      'SND-05.1.Register-unsupported',
      'SND-05.1.Register-malformed',
      'SND-05.1.ForgotPassword-one',
      'SND-05.1.ForgotPassword-several',
      'SND-05.1.ForgotPassword-unsupported',
      'SND-05.1.ForgotPassword-malformed',
    ],
    reason: 'The connector drops locale from the payload but sends uiLocales as one more template parameter',
    evidence:
      'With ui_locales of zh-CN, "fr-CA fr", xx and one that is malformed two parameters left in each of three flows',
    reproduction:
      'Send the authorization request with ui_locales=zh-CN, then ask for a code: TemplateParamSet is ["123456","zh-CN"], and Tencent answers FailedOperation.TemplateParamSetNotMatchApprovedTemplate.',
  },
  {
    requirement: 'SND-18',
    checks: ['SND-18.1'],
    reason: 'The connector sends uiLocales as a template parameter, which the provider refuses',
    evidence: 'A page opened with ui_locales showed an error instead of asking for the code, on 2026-11-24',
    reproduction:
      'Open the sign-in page with ui_locales=zh-CN in the authorization request, enter a number and press the button: an error of the connector is shown and no code is asked for.',
  },
  {
    requirement: 'SND-11',
    checks: ['SND-11.2.no-set', 'SND-11.2.empty-object', 'SND-11.2.empty-body', 'SND-11.2.half-json', 'SND-11.2.html'],
    reason: 'The connector handles HTTP errors only; a reply that is not what it expects is an unforeseen exception',
    evidence:
      '{}, an empty body, half a JSON text, HTML and a reply without SendStatusSet: each answered with HTTP 500',
    reproduction:
      'Let sms.tencentcloudapi.com answer 200 with the body {} or with an HTML page: the request for a code is answered 500 {"message":"Internal server error."}.',
  },
  {
    requirement: 'SND-12',
    checks: ['SND-12.2', 'SND-12.1'],
    reason: 'The connector sets no timeout, and its HTTP client has none by default',
    evidence:
      'A provider that accepts and never answers, or stops in the middle: no answer within 30 s, the socket closes after 120 s',
    reproduction:
      'Let sms.tencentcloudapi.com accept the connection and never answer, then ask for a code: the request hangs until the server drops the socket after 120 s.',
  },
  {
    requirement: 'SND-13',
    checks: ['SND-13.2'],
    reason: 'The connector handles HTTP errors only; a connection that ends is an unforeseen exception',
    evidence: 'A connection that the provider resets: HTTP 500, one request to the provider, no second message',
    reproduction:
      'Let sms.tencentcloudapi.com reset the connection after the request: the request for a code is answered 500 {"message":"Internal server error."}.',
  },
  {
    requirement: 'SND-15',
    checks: [
      'SND-15.1.AuthFailure.SecretIdNotFound',
      'SND-15.1.UnauthorizedOperation.SmsSdkAppIdVerifyFail',
      'SND-15.1.FailedOperation.InsufficientBalanceInSmsPackage',
      'SND-15.1.FailedOperation.TemplateIncorrectOrUnapproved',
      'SND-15.2',
    ],
    reason: 'An error of the connector carries the text of the provider, and the message template shows it',
    evidence: 'The code, the text and the RequestId of Tencent stood in the answer and in the toast, with four codes',
    reproduction:
      'Let Tencent answer Response.Error AuthFailure.SecretIdNotFound: the page shows "Error occurred in connector:" followed by the code and text of the provider.',
  },
  {
    requirement: 'SND-17',
    checks: ['SND-17.3'],
    reason: 'The sign-in pages have no notice about the risks of messages over the telephone network',
    evidence: 'Registration with a number shows no risk notice; the alternatives that NIST asks for are there',
    reproduction:
      'Open the registration page of a tenant that asks for a phone number and go through it: nowhere is the user told what can happen to messages over the telephone network.',
  },
  {
    requirement: 'SND-20',
    checks: ['SND-20.1'],
    reason: 'The Management API gives the configuration of a connector as it was set, secrets included',
    evidence: 'GET /api/connectors showed accessKeySecret in clear to whoever may read connectors',
    reproduction:
      'Configure the Tencent connector and GET /api/connectors with a Management API token: config.accessKeySecret is the secret in clear.',
  },
];
