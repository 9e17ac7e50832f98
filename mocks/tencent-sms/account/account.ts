import { z } from 'zod';
import { type ConnectorConfig, templateCodes, type UsageType, usageTypes } from '../../../contracts/connector.ts';

/** What the fake provider knows of its customer: everything that an answer to a request depends on. */

const text = z.string().min(1);
const count = z.number().int().min(1).max(10_000);
/** A limit that is null is off. */
const limit = count.nullable().default(null);
const scope = z.enum(['mainland', 'global']);

const credentialSchema = z.strictObject({
  secretId: text,
  /** Absent where nobody told it: then no signature is verified. */
  secretKey: text.optional(),
  /** Token of temporary (STS) credentials, which `X-TC-Token` must then carry. */
  token: text.optional(),
  /** Actions that this key's CAM policy allows; all if absent. */
  actions: z.array(text).optional(),
});

const applicationSchema = z.strictObject({
  smsSdkAppId: z.string().regex(/^\d{10}$/, 'an SmsSdkAppId has ten digits'),
  disabled: z.boolean().default(false),
});

/** What came of Tencent's review; only what is approved may be sent. */
export const review = z.enum(['approved', 'under review', 'rejected']).default('approved');

const signatureSchema = z.strictObject({ text, scopes: z.array(scope).min(1).default(['mainland']), review });

/** What Tencent approves as a template: DOC-39023, and for verification abroad document 382/40659. */
const templateSchema = z
  .strictObject({
    templateId: z.string().regex(/^\d+$/, 'a TemplateId has digits only'),
    /** With variables `{1}`, `{2}` and so on, consecutive from 1. */
    text: text
      .refine(hasConsecutiveVariables, 'variables must be {1}, {2} and so on, without a gap')
      .refine((template) => !/\{\d+\}\{\d+\}/.test(template), 'two variables must have something between them')
      .refine((template) => template.replace(/\{\d+\}/g, '').trim() !== '', 'there must be more than variables'),
    type: z.enum(['verification', 'notice', 'marketing']),
    scope: scope.default('mainland'),
    review,
  })
  .refine(({ type, scope, text }) => type !== 'verification' || scope !== 'global' || /code/i.test(text), {
    path: ['text'],
    message: 'a global template for verification must contain the word code',
  });

/** Each rule on its own; all off by default. `tencentLimits` are those of a new account. */
const limitsSchema = z.strictObject({
  /** The same text goes to one number once in 30 s. */
  sameContentIn30Seconds: z.literal(1).nullable().default(null),
  numberIn30Seconds: limit,
  numberInHour: limit,
  numberInDay: limit,
  sameContentInDay: limit,
  /** A frequency policy of the customer's own, for one number. */
  custom: z
    .strictObject({ seconds: z.number().positive().max(86_400), count })
    .nullable()
    .default(null),
  applicationInDay: z.number().int().min(0).nullable().default(null),
  applicationMainlandInDay: z.number().int().min(0).nullable().default(null),
  applicationGlobalInDay: z.number().int().min(0).nullable().default(null),
  accountGlobalInDay: z.number().int().min(0).nullable().default(null),
  /** Messages a day by ISO code of the country. */
  countryInDay: z.record(z.string().regex(/^[A-Z]{2}$/), z.number().int().min(0)).default({}),
  globalInSecond: limit,
  /** Requests a second; `RequestLimitExceeded` beyond. */
  requestsInSecond: limit,
});

/** What an account may use, which can be set anew while the fake runs; what is left out is off. */
export const quotasSchema = z.strictObject({
  limits: limitsSchema.prefault({}),
  /** Messages (billed segments) left; null for no end. */
  balance: z.number().int().min(0).nullable().default(null),
});

export const accountSchema = z.strictObject({
  credentials: z.array(credentialSchema).min(1),
  applications: z.array(applicationSchema).min(1),
  signatures: z.array(signatureSchema),
  templates: z.array(templateSchema),
  /** Values of `X-TC-Region` on which SMS is served. */
  regions: z.array(text).min(1).default(['ap-guangzhou', 'ap-nanjing', 'ap-beijing', 'ap-singapore']),
  /** Regions that exist but do not serve SMS. */
  regionsWithoutSms: z.array(text).default(['ap-shanghai', 'ap-hongkong']),
  owner: z.enum(['enterprise', 'individual']).default('enterprise'),
  arrears: z.boolean().default(false),
  /** Addresses that may send; all if empty. */
  ipWhitelist: z.array(text).default([]),
  /** Numbers in E.164 that unsubscribed. */
  blacklist: z.array(text).default([]),
  /** Numbers in E.164 that skip the frequency rules. */
  whitelist: z.array(text).max(300).default([]),
  sensitiveWords: z.array(text).default([]),
  /** ISO codes of countries that the application may send to; all if empty. */
  allowedCountries: z.array(z.string().regex(/^[A-Z]{2}$/)).default([]),
  /** ISO codes of countries that Tencent does not serve. */
  unservedCountries: z.array(z.string().regex(/^[A-Z]{2}$/)).default([]),
  /** Characters of one template variable: 6 for accounts opened after 2024-01-25, formerly 12. */
  variableLength: count.default(6),
  ...quotasSchema.shape,
  receipts: z
    .strictObject({
      /** Whether receipts may be pulled; Tencent's support has to enable it. */
      pull: z.boolean().default(true),
      /** Address that receipts are pushed to, with two retries; loopback only unless the fake is told of more hosts. */
      callbackUrl: z.url({ protocol: /^https?$/ }).optional(),
      /** Milliseconds from acceptance to the carrier's report. */
      delayMs: z.number().int().min(0).max(600_000).default(1000),
      retryDelayMs: z.number().int().min(0).max(600_000).default(1000),
      /** Whether receipts carry the SessionContext; Tencent's support has to enable it. */
      sessionContext: z.boolean().default(true),
    })
    .prefault({}),
});

export type AccountInput = z.input<typeof accountSchema>;
export type Account = z.output<typeof accountSchema>;
export type Credential = Account['credentials'][number];
export type Application = Account['applications'][number];
export type Signature = Account['signatures'][number];
export type Template = Account['templates'][number];
export type Limits = Account['limits'];
export type QuotasInput = z.input<typeof quotasSchema>;

/** The numbers of a template's variables, in order, each once. */
function templateVariables(text: string): number[] {
  return [...new Set([...text.matchAll(/\{(\d+)\}/g)].map(([, digits]) => Number(digits)))].sort((a, b) => a - b);
}

const arities = new WeakMap<Template, number>();

/** How many variables a template has. */
export const arityOf = (template: Template): number => {
  const arity = arities.get(template) ?? templateVariables(template.text).length;
  arities.set(template, arity);
  return arity;
};

function hasConsecutiveVariables(template: string): boolean {
  return templateVariables(template).every((variable, index) => variable === index + 1);
}

const texts: Record<UsageType, string> = {
  Register: '您正在注册账号，验证码为{1}，请勿泄露给他人。',
  SignIn: '您正在登录，验证码为{1}，请勿泄露给他人。',
  ForgotPassword: '您正在重置密码，验证码为{1}，如非本人操作请忽略。',
  Generic: '您的验证码为{1}，请勿泄露给他人。',
  UserPermissionValidation: '您正在进行身份验证，验证码为{1}，请勿泄露给他人。',
  BindNewIdentifier: '您正在绑定手机号，验证码为{1}，请勿泄露给他人。',
  MfaVerification: '您正在进行二次验证，验证码为{1}，请勿泄露给他人。',
  BindMfa: '您正在开启二次验证，验证码为{1}，请勿泄露给他人。',
};

/** The keys of the default account. They open nothing but this fake, so that they may be told. */
export const defaultKeys = { secretId: 'AKIDharness0000000000', secretKey: 'harness-secret-key-0000000000' } as const;

/** What the samples of Tencent's documentation name, on the site for the mainland and on the one for abroad. */
const samples = {
  applications: ['1400006666', '1400787878', '1400009099', '2400006666'].map((smsSdkAppId) => ({ smsSdkAppId })),
  signatures: [{ text: '腾讯云', scopes: ['mainland', 'global'] }],
  templates: [
    { templateId: '449739', text: '{1}为您的登录验证码，请于5分钟内填写。', type: 'verification' },
    { templateId: '1110', text: '您的验证码是{1}。', type: 'verification' },
    { templateId: '1111', text: 'Your verification code is {1}.', type: 'verification', scope: 'global' },
  ],
} satisfies Partial<AccountInput>;

/**
 * The account that provisioning configures in Logto: one verification template for each usage type, no limits. Beside
 * that it takes Tencent's samples.
 */
export const defaultAccount = (): Account =>
  accountSchema.parse({
    credentials: [defaultKeys],
    applications: samples.applications,
    signatures: [{ text: '示例签名' }, ...samples.signatures],
    templates: [
      ...usageTypes.map((usage) => ({
        templateId: templateCodes[usage],
        text: texts[usage],
        type: 'verification' as const,
      })),
      ...samples.templates,
    ],
  } satisfies AccountInput);

/**
 * The connector configuration that this account accepts.
 *
 * @throws Error when the account lacks a credential, an application, a signature or one of the templates
 */
export const connectorConfig = (account: Account): ConnectorConfig => {
  const [credential] = account.credentials;
  const [application] = account.applications;
  const [signature] = account.signatures;
  const [region] = account.regions;
  const templates = usageTypes.map((usageType) => ({ usageType, templateCode: templateCodes[usageType] }));
  const missing = templates.filter(({ templateCode }) => !account.templates.some((t) => t.templateId === templateCode));
  if (!credential || !application || !signature || !region || missing.length > 0) {
    throw new Error('the account has no credential, application, signature, region or template for Logto to use');
  }
  return {
    accessKeyId: credential.secretId,
    accessKeySecret: credential.secretKey ?? '',
    signName: signature.text,
    sdkAppId: application.smsSdkAppId,
    region,
    templates,
  };
};
