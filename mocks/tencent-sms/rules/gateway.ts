import { inStage, type Refusal } from '../../sms/rules/rule.ts';
import type { WireRequest } from '../../sms/wire/request.ts';
import type { Credential } from '../account/account.ts';
import { type Authorization, sha256, utcDate, verify } from '../signature/tc3.ts';
import * as answers from './gateway-codes.ts';

/** What the gateway knows when a request comes in. */
export interface GatewaySubject {
  readonly request: WireRequest;
  readonly requestId: string;
  /** Undefined where the header is absent or no TC3 one. */
  readonly authorization: Authorization | undefined;
  /** Undefined where no account knows the SecretId. */
  readonly credential: Credential | undefined;
  readonly regions: readonly string[];
  readonly regionsWithoutSms: readonly string[];
  /** Names of the actions that are answered. */
  readonly actions: ReadonlySet<string>;
  /** Seconds since the epoch. */
  readonly now: number;
  /** Requests of this account in the current second, this one included, and the most there may be. */
  readonly rate: { readonly times: number; readonly limit: number | null };
}

const methods = new Set(['POST', 'GET']);

/** The limit of API 3.0 with TC3 (tencent-sms.md, section 1). */
export const maxBodySize = 10 * 1024 * 1024;

export const apiVersion = '2021-01-11';
/** Seconds that a client's clock may be wrong, either way. */
const clockTolerance = 300;

const header = ({ request }: GatewaySubject, name: string): string | undefined => request.headers[name] || undefined;

const payloadHash = ({ request }: GatewaySubject): string =>
  sha256(request.headers['x-tc-content-sha256'] === 'UNSIGNED-PAYLOAD' ? 'UNSIGNED-PAYLOAD' : request.body);

const requiredHeaders = [
  ['Action', 'x-tc-action'],
  ['Version', 'x-tc-version'],
  ['Timestamp', 'x-tc-timestamp'],
  ['Region', 'x-tc-region'],
] as const;

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
    requires: 'The body has at most 10 MB.',
    source: 'section 1 (10 MB with TC3, from memory); code in DOC-52075',
    confidence: 'inferred',
    ...must(answers.requestTooLarge, ({ request }) => !(Number(request.headers['content-length']) > maxBodySize)),
  },
  {
    id: 'gateway/authorization',
    requires: 'The Authorization header follows TC3-HMAC-SHA256 and signs content-type and host.',
    codes: ['AuthFailure.InvalidAuthorization'],
    source: 'section 3; stem of the text sdk-go#89, detail inferred',
    confidence: 'inferred',
    check: ({ authorization }) => {
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
      ({ authorization }) => authorization?.service === 'sms',
    ),
  },
  {
    id: 'gateway/content-type',
    requires: 'A POST is JSON by its content type, with or without a charset; a GET says that it is a form.',
    codes: ['InvalidParameter'],
    source: 'section 1: TC3 takes application/json, and a form with GET',
    confidence: 'inferred',
    check: (subject) => {
      const wanted = subject.request.method === 'GET' ? 'application/x-www-form-urlencoded' : 'application/json';
      const [given] = (header(subject, 'content-type') ?? '').split(';');
      return given?.trim().toLowerCase() === wanted ? undefined : answers.wrongType('Content-Type', wanted);
    },
  },
  {
    id: 'gateway/headers',
    requires: 'X-TC-Action, X-TC-Version, X-TC-Timestamp and X-TC-Region are there.',
    codes: ['MissingParameter'],
    source: 'section 3 (texts); DOC-55981 for Region',
    confidence: 'observed',
    check: (subject) => {
      const missing = requiredHeaders.find(([, name]) => header(subject, name) === undefined);
      return missing && answers.missingParameter(missing[0]);
    },
  },
  {
    id: 'gateway/version',
    requires: `X-TC-Version is ${apiVersion}.`,
    codes: ['NoSuchVersion'],
    source: 'section 3; sdk-dotnet#45',
    confidence: 'observed',
    check: (subject) => {
      const version = header(subject, 'x-tc-version') ?? '';
      return version === apiVersion ? undefined : answers.noSuchVersion(version);
    },
  },
  {
    id: 'gateway/action',
    requires: 'X-TC-Action names an action of this version.',
    codes: ['InvalidAction'],
    source: 'section 3; CloudBase-AI-Toolkit#301',
    confidence: 'observed',
    check: (subject) => {
      const action = header(subject, 'x-tc-action') ?? '';
      return subject.actions.has(action) ? undefined : answers.invalidAction(action, apiVersion);
    },
  },
  {
    id: 'gateway/timestamp',
    requires: 'X-TC-Timestamp is within 300 s of now.',
    codes: ['AuthFailure.SignatureExpire', 'InvalidParameterValue'],
    source: 'section 3; text in three raw replies, window DOC-52075',
    confidence: 'observed',
    check: (subject) => {
      const timestamp = header(subject, 'x-tc-timestamp') ?? '';
      if (!/^\d{1,12}$/.test(timestamp)) {
        return answers.invalidValue('Timestamp', timestamp);
      }
      return Math.abs(Number(timestamp) - subject.now) > clockTolerance ? answers.signatureExpire : undefined;
    },
  },
  {
    id: 'gateway/date',
    requires: 'The date of the credential scope is the UTC date of X-TC-Timestamp.',
    source: 'section 3 (date of the scope); detail of the text inferred',
    confidence: 'inferred',
    ...must(
      answers.invalidAuthorization('`Date` in Credential not valid'),
      (subject) => subject.authorization?.date === utcDate(Number(header(subject, 'x-tc-timestamp'))),
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
    requires: 'The signature is right for the headers that it names, with host with or without its port.',
    source: 'section 3; three vectors, two clients run',
    confidence: 'observed',
    ...must(answers.signatureFailure, (subject) => {
      const { authorization, credential, request } = subject;
      if (!authorization || credential?.secretKey === undefined) {
        // A key whose secret nobody told is not verified.
        return credential !== undefined && credential.secretKey === undefined;
      }
      const timestamp = header(subject, 'x-tc-timestamp') ?? '';
      const signed = { ...request, ...authorization, payloadHash: payloadHash(subject), timestamp };
      return verify(signed, authorization.signature, credential.secretKey);
    }),
  },
  {
    id: 'gateway/token',
    requires: 'Temporary credentials come with their X-TC-Token.',
    source: 'section 1 and 3; text unknown',
    confidence: 'placeholder',
    ...must(answers.tokenFailure, (subject) => header(subject, 'x-tc-token') === subject.credential?.token),
  },
  {
    id: 'gateway/region',
    requires: 'X-TC-Region is a region that serves SMS.',
    codes: ['InvalidParameterValue', 'UnsupportedRegion'],
    source: 'section 1; sdk-nodejs#56, sdk-php#46',
    confidence: 'observed',
    check: (subject) => {
      const region = header(subject, 'x-tc-region') ?? '';
      if (subject.regions.includes(region)) {
        return undefined;
      }
      return subject.regionsWithoutSms.includes(region) ? answers.unsupportedRegion : answers.invalidRegion;
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
    check: (subject) => {
      const action = header(subject, 'x-tc-action') ?? '';
      const allowed = subject.credential?.actions?.includes(action) ?? true;
      return allowed ? undefined : answers.unauthorizedAction(action, subject.requestId);
    },
  },
]);
