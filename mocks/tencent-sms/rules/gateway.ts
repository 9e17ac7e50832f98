import { inStage, type Refusal } from '../../sms/rules/rule.ts';
import { formType } from '../envelope/envelope.ts';
import { utcDate } from '../signature/tc3.ts';
import * as answers from './gateway-codes.ts';
import {
  type GatewaySubject,
  isSigned,
  maxBodySize,
  maxFormSize,
  maxQuerySize,
  missingCommon,
} from './gateway-subject.ts';

const methods = new Set(['POST', 'GET']);

/** Seconds that a client's clock may be wrong, either way. */
const clockTolerance = 300;

const bodySize = ({ request }: GatewaySubject): number =>
  Math.max(Number(request.headers['content-length'] ?? 0), request.body.length);

/** What makes a rule that has one answer. */
const must = (refusal: Refusal, holds: (subject: GatewaySubject) => boolean) => ({
  codes: [refusal.code],
  check: (subject: GatewaySubject) => (holds(subject) ? undefined : refusal),
});

/** The gateway's rules in the order in which they are applied; the order itself is inferred. */
export const gatewayRules = inStage<GatewaySubject>('gateway', [
  {
    id: 'gateway/method',
    requires: 'The request is a POST or a GET.',
    source: 'section 1; common error list DOC-52075',
    confidence: 'documented',
    ...must(answers.unsupportedProtocol, ({ request }) => methods.has(request.method)),
  },
  {
    id: 'gateway/size',
    requires: 'The body has at most 10 MB, the query at most 32 kB.',
    source: 'section 1 (10 MB with TC3 and 32 kB with GET, from memory); code in DOC-52075',
    confidence: 'inferred',
    ...must(
      answers.requestTooLarge,
      (subject) => bodySize(subject) <= maxBodySize && subject.request.query.length <= maxQuerySize,
    ),
  },
  {
    id: 'gateway/form-size',
    requires: 'A form that is signed by HmacSHA1 or HmacSHA256 has at most 1 MB.',
    source: 'section 1; sdk-python#42, sdk-dotnet#75',
    confidence: 'observed',
    ...must(answers.formTooLarge, (subject) => subject.envelope.scheme === 'TC3' || bodySize(subject) <= maxFormSize),
  },
  {
    id: 'gateway/authorization',
    requires:
      'The Authorization header follows TC3-HMAC-SHA256 and signs content-type and host. Without one, a GET or a form is signed by its parameters.',
    codes: ['AuthFailure.InvalidAuthorization'],
    source: 'section 3; stem of the text sdk-go#89, detail inferred',
    confidence: 'inferred',
    check: ({ envelope }) => {
      if (envelope.scheme === 'V1') {
        return undefined;
      }
      const { authorization } = envelope;
      const signed = authorization?.signedHeaders ?? [];
      if (!authorization) {
        return answers.invalidAuthorization('`Authorization` not valid');
      }
      return signed.includes('content-type') && signed.includes('host')
        ? undefined
        : answers.invalidAuthorization('`SignedHeaders` must contain `content-type` and `host`');
    },
  },
  {
    id: 'gateway/service',
    requires: 'The service of the credential scope is sms.',
    source: 'section 3; sdk-go#89',
    confidence: 'observed',
    ...must(
      answers.invalidAuthorization('`Service` in Credential not valid'),
      ({ envelope }) => envelope.scheme === 'V1' || envelope.authorization?.service === 'sms',
    ),
  },
  {
    id: 'gateway/content-type',
    requires: 'A POST is JSON by its content type, with or without a charset; a GET says that it is a form.',
    codes: ['InvalidParameter'],
    source: 'section 1: TC3 takes application/json, and a form with GET',
    confidence: 'inferred',
    check: (subject) => {
      if (subject.envelope.scheme === 'V1') {
        return undefined;
      }
      const { method, headers } = subject.request;
      const wanted = method === 'GET' ? formType : 'application/json';
      const [given] = (headers['content-type'] ?? '').split(';');
      return given?.trim().toLowerCase() === wanted ? undefined : answers.wrongType('Content-Type', wanted);
    },
  },
  {
    id: 'gateway/headers',
    requires:
      'X-TC-Action, X-TC-Version, X-TC-Timestamp and, but for version 2019-07-11, X-TC-Region are there. Signed by parameters: those without X-TC-, Nonce, SecretId and Signature.',
    codes: ['MissingParameter'],
    source: 'section 3 (texts); DOC-55981 for Region; DOC-52072 for the parameters',
    confidence: 'observed',
    check: (subject) => {
      const missing = missingCommon(subject);
      return missing === undefined ? undefined : answers.missingParameter(missing);
    },
  },
  {
    id: 'gateway/version',
    requires: 'The version is 2021-01-11 or 2019-07-11.',
    codes: ['NoSuchVersion'],
    source: 'section 3; sdk-dotnet#45',
    confidence: 'observed',
    check: ({ envelope: { version = '' }, actions }) =>
      actions.has(version) ? undefined : answers.noSuchVersion(version),
  },
  {
    id: 'gateway/action',
    requires: "The action is one of Tencent's in this version.",
    codes: ['InvalidAction'],
    source: 'section 3; CloudBase-AI-Toolkit#301',
    confidence: 'observed',
    check: ({ envelope: { action = '', version = '' }, actions }) =>
      actions.get(version)?.has(action) ? undefined : answers.invalidAction(action, version),
  },
  {
    id: 'gateway/timestamp',
    requires: 'The timestamp is within 300 s of now.',
    codes: ['AuthFailure.SignatureExpire', 'InvalidParameterValue'],
    source: 'section 3; text in three raw replies, window DOC-52075',
    confidence: 'observed',
    check: ({ envelope: { timestamp = '' }, now }) => {
      if (!/^\d{1,12}$/.test(timestamp)) {
        return answers.invalidValue('Timestamp', timestamp);
      }
      return Math.abs(Number(timestamp) - now) > clockTolerance ? answers.signatureExpire : undefined;
    },
  },
  {
    id: 'gateway/nonce',
    requires: 'Nonce, which requests signed by parameters have, is a whole number.',
    codes: ['InvalidParameterValue'],
    source: 'DOC-52072 (type); code inferred',
    confidence: 'inferred',
    check: ({ envelope }) =>
      envelope.scheme === 'TC3' || /^\d{1,20}$/.test(envelope.nonce ?? '')
        ? undefined
        : answers.invalidValue('Nonce', envelope.nonce ?? ''),
  },
  {
    id: 'gateway/date',
    requires: 'The date of the credential scope is the UTC date of X-TC-Timestamp.',
    source: 'section 3 (date of the scope); detail of the text inferred',
    confidence: 'inferred',
    ...must(
      answers.invalidAuthorization('`Date` in Credential not valid'),
      ({ envelope }) =>
        envelope.scheme === 'V1' || envelope.authorization?.date === utcDate(Number(envelope.timestamp)),
    ),
  },
  {
    id: 'gateway/secret-id',
    requires: 'The SecretId is known.',
    source: 'section 3; sdk-nodejs#138',
    confidence: 'observed',
    ...must(answers.secretIdNotFound, ({ credential }) => credential !== undefined),
  },
  {
    id: 'gateway/signature',
    requires:
      'The signature is right: by TC3-HMAC-SHA256 for the headers that it names, or by HmacSHA256 or else HmacSHA1 for all parameters; with host with or without its port.',
    source: 'section 3; four vectors, three clients run',
    confidence: 'observed',
    ...must(answers.signatureFailure, isSigned),
  },
  {
    id: 'gateway/token',
    requires: 'Temporary credentials come with their token, and no others with one.',
    source: 'section 1 and 3; text unknown',
    confidence: 'placeholder',
    ...must(answers.tokenFailure, ({ envelope, credential }) => envelope.token === credential?.token),
  },
  {
    id: 'gateway/region',
    requires: 'The region is one that serves SMS.',
    codes: ['InvalidParameterValue', 'UnsupportedRegion'],
    source: 'section 1; sdk-nodejs#56, sdk-php#46; sdk-python#21 for the name without X-TC-',
    confidence: 'observed',
    check: ({ envelope: { region, scheme }, regions, regionsWithoutSms }) => {
      if (region === undefined || regions.includes(region)) {
        return undefined;
      }
      return regionsWithoutSms.includes(region)
        ? answers.unsupportedRegion
        : answers.invalidRegion(scheme === 'V1' ? 'Region' : 'X-TC-Region');
    },
  },
  {
    id: 'gateway/rate',
    requires: 'The account stays within its requests a second.',
    codes: ['RequestLimitExceeded'],
    source: 'section 5; vscode-translate-next#20',
    confidence: 'observed',
    check: ({ rate: { times, limit } }) =>
      limit !== null && times > limit ? answers.tooManyRequests(times, limit) : undefined,
  },
  {
    id: 'gateway/cam',
    requires: "The key's CAM policy allows the action.",
    codes: ['AuthFailure.UnauthorizedOperation'],
    source: 'section 3; sdk-java#78',
    confidence: 'observed',
    check: ({ envelope: { action = '' }, credential, requestId }) =>
      (credential?.actions?.includes(action) ?? true) ? undefined : answers.unauthorizedAction(action, requestId),
  },
  {
    id: 'gateway/action-answered',
    requires: "The action is one that this fake answers: it does not have all of Tencent's.",
    codes: ['UnsupportedOperation'],
    source: 'this fake; code in DOC-52075',
    confidence: 'inferred',
    check: ({ envelope: { action = '', version = '' }, answered }) => {
      const known = answered.get(version);
      return known?.has(action) ? undefined : answers.notAnswered(action, version, [...(known?.keys() ?? [])]);
    },
  },
]);
