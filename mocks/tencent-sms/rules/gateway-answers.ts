import type { Confidence, Refusal } from '../../sms/rules/rule.ts';
import * as gateway from './gateway-codes.ts';

/** What the gateway may answer, with how sure its wording is in each language (tencent-sms.md, section 3). */
interface GatewayAnswer {
  readonly refusal: Refusal;
  readonly wording: { readonly en: Confidence; readonly zh: Confidence };
}

const answer = (refusal: Refusal, en: Confidence, zh: Confidence): GatewayAnswer => ({ refusal, wording: { en, zh } });

/** Codes of the common list (DOC-52075) that no rule here answers with: they come by a fault only. */
const others = {
  'AuthFailure.InvalidSecretId': ['The SecretId is not of a cloud API key.', '密钥非法（不是云 API 密钥类型）。'],
  'AuthFailure.MFAFailure': ['The multi-factor authentication failed.', 'MFA 错误。'],
  'RequestLimitExceeded.IPLimitExceeded': ['The request limit of the IP is exceeded.', 'IP 限频。'],
  'RequestLimitExceeded.UinLimitExceeded': ['The request limit of the account is exceeded.', '主账号限频。'],
  'RequestLimitExceeded.GlobalRegionUinLimitExceeded': [
    'The request limit of the account over all regions is exceeded.',
    '主账号超过频率限制。',
  ],
  ActionOffline: ['The action is offline.', '接口已下线。'],
  DryRunOperation: ['The request would have succeeded, but DryRun is set.', 'DryRun 操作，代表请求将会是成功的。'],
  FailedOperation: ['The operation failed.', '操作失败。'],
  InternalError: ['An internal error occurred.', '内部错误。'],
  InvalidRequest: ['The body of the request is not valid.', '请求 body 的 multipart 格式错误。'],
  IpInBlacklist: ['The IP is on the blacklist.', 'IP地址在黑名单中。'],
  IpNotInWhitelist: ['The IP is not on the whitelist.', 'IP地址不在白名单中。'],
  LimitExceeded: ['A quota is exceeded.', '超过配额限制。'],
  NoSuchProduct: ['The product does not exist.', '产品不存在。'],
  ResourceInUse: ['The resource is in use.', '资源被占用。'],
  ResourceInsufficient: ['The resource is insufficient.', '资源不足。'],
  ResourceNotFound: ['The resource does not exist.', '资源不存在。'],
  ResourceUnavailable: ['The resource is unavailable.', '资源不可用。'],
  ResponseSizeLimitExceeded: ['The response size exceeds the limit.', '返回包超过限制大小。'],
  ServiceUnavailable: ['The service is unavailable.', '当前服务暂时不可用。'],
  UnauthorizedOperation: ['The operation is not authorized.', '未授权操作。'],
} as const;

const example = '00000000-0000-0000-0000-000000000000';

/** Every answer of the gateway, with values of examples where the real ones would stand. */
export const gatewayAnswers: readonly GatewayAnswer[] = [
  answer(gateway.signatureFailure, 'observed', 'observed'),
  answer(gateway.signatureExpire, 'observed', 'placeholder'),
  answer(gateway.secretIdNotFound, 'observed', 'observed'),
  answer(gateway.invalidAuthorization('`Service` in Credential not valid'), 'observed', 'placeholder'),
  answer(gateway.tokenFailure, 'placeholder', 'placeholder'),
  answer(gateway.unauthorizedAction('SendSms', example), 'observed', 'placeholder'),
  answer(gateway.missingParameter('Timestamp'), 'observed', 'placeholder'),
  answer(gateway.wrongType('SmsSdkAppId', 'string'), 'observed', 'observed'),
  answer(gateway.unknownParameter('Unknown'), 'placeholder', 'placeholder'),
  answer(gateway.invalidValue('PhoneNumberSet', '[]'), 'observed', 'placeholder'),
  answer(gateway.unsupportedRegion, 'observed', 'placeholder'),
  answer(gateway.invalidAction('SendSms', '2021-01-11'), 'observed', 'placeholder'),
  answer(gateway.noSuchVersion('2021-01-11'), 'observed', 'placeholder'),
  answer(gateway.tooManyRequests(3001, 3000), 'observed', 'observed'),
  answer(gateway.unsupportedProtocol, 'placeholder', 'placeholder'),
  answer(gateway.requestTooLarge, 'placeholder', 'placeholder'),
  ...Object.entries(others).map(([code, [en, zh]]) => answer({ code, text: { en, zh } }, 'placeholder', 'placeholder')),
];
