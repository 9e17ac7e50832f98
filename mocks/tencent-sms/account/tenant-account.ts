import { z } from 'zod';
import { type AccountInput, defaultAccount, review } from './account.ts';

/** The connector of a tenant as its owner configured it. It holds secrets: no report and no description may. */
export const tenantConnectorSchema = z.object({
  accessKeyId: z.string(),
  accessKeySecret: z.string(),
  signName: z.string(),
  sdkAppId: z.string(),
  region: z.string().default('ap-guangzhou'),
  templates: z.array(z.object({ usageType: z.string(), templateCode: z.string() })),
});

export type TenantConnector = z.output<typeof tenantConnectorSchema>;

const reviewed = review.describe("What came of Tencent's review; only what is approved may be sent");
const signature = z.string().min(1).describe('A signature without brackets');

/** What Tencent Cloud's console says of an account, as its owner writes it down for `--account`. */
export const accountFileSchema = z.strictObject({
  $schema: z.string().optional(),
  secretId: z.string().min(1).optional().describe('SecretId of the key that Logto may use; absent: any is taken'),
  secretKey: z.string().min(1).optional().describe('Its SecretKey; absent: the one that the connector has is taken'),
  smsSdkAppId: z
    .string()
    .regex(/^\d{10}$/, 'an SmsSdkAppId has ten digits')
    .describe('SmsSdkAppId of the application'),
  signatures: z
    .array(
      z
        .union(
          [signature, z.strictObject({ text: signature, review: reviewed })],
          'must be a text, or have text and review',
        )
        .transform((each) => (typeof each === 'string' ? { text: each, review: 'approved' as const } : each)),
    )
    .min(1)
    .describe('Signatures: the text of one that was approved, or text and review'),
  templates: z
    .array(
      z.strictObject({
        id: z.string().regex(/^\d+$/, 'a template id has digits only').describe('TemplateId'),
        text: z.string().min(1).describe('Its text, with {1}, {2} and so on for its variables'),
        abroad: z.boolean().default(false).describe('Whether it is for numbers beyond the mainland'),
        review: reviewed,
      }),
    )
    .min(1)
    .describe('Templates'),
  region: z.string().min(1).default('ap-guangzhou').describe('Region in which SMS is used'),
});

export type AccountFile = z.output<typeof accountFileSchema>;

/** Some Logto gives a secret key away in its Management API, and some shows asterisks: those are no key to verify by. */
const keyOf = (secretKey: string): { secretKey?: string } => (/^\**$/.test(secretKey) ? {} : { secretKey });

/** What a connector names, as an account at which all of it is right. A template has one variable: the code. */
export const accountOfConnector = (connector: TenantConnector): AccountInput => {
  const codes = [...new Set(connector.templates.map(({ templateCode }) => templateCode))];
  return {
    credentials: [{ secretId: connector.accessKeyId, ...keyOf(connector.accessKeySecret) }],
    // What Tencent would take for no id at all is none here either, and sending is refused for it.
    applications: /^\d{10}$/.test(connector.sdkAppId)
      ? [{ smsSdkAppId: connector.sdkAppId }]
      : defaultAccount().applications,
    signatures: connector.signName === '' ? [] : [{ text: connector.signName, scopes: ['mainland', 'global'] }],
    templates: codes
      .filter((templateId) => /^\d+$/.test(templateId))
      .map((templateId) => ({ templateId, text: '验证码{1}', type: 'verification' })),
    regions: [...defaultAccount().regions, connector.region],
  };
};

/** What the console says, as an account that refuses whatever else a connector names. */
export const accountOfFile = (file: AccountFile, connector: TenantConnector): AccountInput => ({
  credentials: [
    {
      secretId: file.secretId ?? connector.accessKeyId,
      ...(file.secretKey === undefined ? keyOf(connector.accessKeySecret) : { secretKey: file.secretKey }),
    },
  ],
  applications: [{ smsSdkAppId: file.smsSdkAppId }],
  signatures: file.signatures.map((each) => ({ ...each, scopes: ['mainland', 'global'] })),
  templates: file.templates.map(({ id, text, abroad, review }) => ({
    ...{ templateId: id, text, review, type: 'verification' },
    ...(abroad && { scope: 'global' }),
  })),
  regions: [file.region],
});

/** Why something may not be sent, in words; undefined where it may. What the file does not name is not approved. */
const flaw = (review: z.output<typeof reviewed> | undefined): string | undefined =>
  review === 'approved' ? undefined : `which is ${review ?? 'not approved'}`;

/** In what a connector differs from the account, in words without secrets. */
export const differences = (file: AccountFile, connector: TenantConnector): string[] => {
  const signature = flaw(file.signatures.find(({ text }) => text === connector.signName)?.review);
  const templates = connector.templates.flatMap(({ usageType, templateCode }) => {
    const template = flaw(file.templates.find(({ id }) => id === templateCode)?.review);
    return template ? [`template ${templateCode} for ${usageType}, ${template}`] : [];
  });
  return [
    ...(file.secretId !== undefined && file.secretId !== connector.accessKeyId ? ['another SecretId'] : []),
    ...(file.smsSdkAppId === connector.sdkAppId ? [] : [`SmsSdkAppId ${connector.sdkAppId}, not ${file.smsSdkAppId}`]),
    ...(signature ? [`signature ${connector.signName}, ${signature}`] : []),
    ...templates,
    ...(file.region === connector.region ? [] : [`region ${connector.region}, not ${file.region}`]),
  ];
};
