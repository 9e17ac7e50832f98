import type { Refusal } from '../../sms/rules/rule.ts';

/** Answers of the API gateway, which come before any product is asked (tencent-sms.md, section 3). */

const refusal = (code: string, en: string, zh: string): Refusal => ({ code, text: { en, zh } });

export const signatureFailure = refusal(
  'AuthFailure.SignatureFailure',
  'The provided credentials could not be validated. Please check your signature is correct.',
  '请求签名验证失败，请检查您的签名计算是否正确。',
);

export const signatureExpire = refusal(
  'AuthFailure.SignatureExpire',
  'The signature is expired, please request again.',
  '签名过期，请重新发起请求。',
);

export const secretIdNotFound = refusal(
  'AuthFailure.SecretIdNotFound',
  'The SecretId is not found, please ensure that your SecretId is correct.',
  'SecretId不存在，请输入正确的密钥。',
);

/** @param detail what is wrong with the header, in Tencent's words: `` `Service` in Credential not valid `` */
export const invalidAuthorization = (detail: string): Refusal =>
  refusal(
    'AuthFailure.InvalidAuthorization',
    `The request \`Authorization\` header does not conform to tencentcloud standards: ${detail}.`,
    `请求头部的 \`Authorization\` 不符合腾讯云标准：${detail}。`,
  );

export const tokenFailure = refusal('AuthFailure.TokenFailure', 'The token is invalid.', 'token 错误。');

export const unauthorizedAction = (action: string, requestId: string): Refusal => {
  const policy = `[request id:${requestId}]you are not authorized to perform operation (sms:${action})\nresource (*) has no permission\n`;
  return refusal(
    'AuthFailure.UnauthorizedOperation',
    `You are not authorized to perform this operation. Check your CAM policies, and ensure that you are using the correct access keys. ${policy}`,
    `您无权执行此操作，请检查您的 CAM 策略，并确保使用了正确的访问密钥。${policy}`,
  );
};

export const missingParameter = (name: string): Refusal =>
  refusal(
    'MissingParameter',
    `The request is missing a required parameter \`${name}\`.`,
    `缺少参数错误，请求缺少必选参数 \`${name}\`。`,
  );

export const wrongType = (name: string, type: string): Refusal =>
  refusal(
    'InvalidParameter',
    `The value type of parameter \`${name}\` is not valid.`,
    `参数 \`${name}\` 取值类型错误。参数类型应为 \`${type}\`。`,
  );

export const unknownParameter = (name: string): Refusal =>
  refusal('UnknownParameter', `The parameter \`${name}\` is not recognized.`, `未知参数 \`${name}\`。`);

export const invalidValue = (name: string, value: string): Refusal =>
  refusal(
    'InvalidParameterValue',
    `The value \`${value}\` specified in the parameter \`${name}\` is not valid.`,
    `参数 \`${name}\` 的取值 \`${value}\` 不合法。`,
  );

/** @param name where the region stands: `X-TC-Region` or, among parameters, `Region` */
export const invalidRegion = (name: string): Refusal =>
  refusal(
    'InvalidParameterValue',
    `A value specified in \`${name}\` is not valid, is unsupported, or cannot be used.`,
    `\`${name}\` 的取值不合法、不受支持或无法使用。`,
  );

export const unsupportedRegion = refusal(
  'UnsupportedRegion',
  'The action not support this region.',
  '接口不支持所传地域。',
);

export const invalidAction = (action: string, version: string): Refusal =>
  refusal(
    'InvalidAction',
    `The request action=\`${action}\` is invalid or not found in service=\`sms\` and version=\`${version}\`.`,
    `请求的接口 \`${action}\` 不存在（服务 \`sms\`，版本 \`${version}\`）。`,
  );

export const noSuchVersion = (version: string): Refusal =>
  refusal(
    'NoSuchVersion',
    `The specified api version=\`${version}\` does not exist in service=\`sms\`. `,
    `接口版本 \`${version}\` 在服务 \`sms\` 中不存在。`,
  );

export const tooManyRequests = (times: number, limit: number): Refusal =>
  refusal(
    'RequestLimitExceeded',
    `Your current request times equals to \`${times}\` in a second, which exceeds the frequency limit \`${limit}\` for a second. Please reduce the frequency of calls.`,
    `您当前每秒请求 \`${times}\` 次，超过了每秒频率上限 \`${limit}\`，请稍后重试。`,
  );

export const unsupportedProtocol = refusal(
  'UnsupportedProtocol',
  'The request protocol is not supported: only GET and POST requests are.',
  'HTTP(S)请求协议错误，只支持 GET 和 POST 请求。',
);

export const requestTooLarge = refusal(
  'RequestSizeLimitExceeded',
  'The request size exceeds the limit.',
  '请求包超过限制大小。',
);

export const formTooLarge = refusal(
  'AuthFailure.SignatureFailure',
  'The provided credentials could not be validated because of exceeding request size limit, please use new signature method `TC3-HMAC-SHA256`.',
  '请求大小超过限制，请求签名验证失败，请使用新的签名方法 `TC3-HMAC-SHA256`。',
);

/** What no reply of Tencent's says: an action of its own that this fake does not have. */
export const notAnswered = (action: string, version: string, answered: readonly string[]): Refusal =>
  refusal(
    'UnsupportedOperation',
    `The action \`${action}\` is one of Tencent's, but the fake SMS API that answers here does not have it in version=\`${version}\`. It has: ${answered.join(', ')}.`,
    `接口 \`${action}\` 是腾讯云的接口，但此处应答的模拟短信 API 在版本 \`${version}\` 中没有实现它。已实现的接口：${answered.join('、')}。`,
  );
