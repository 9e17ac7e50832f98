/**
 * Logto's connector of the SMS provider: what provisioning configures, and what the fake provider's account must match.
 * With `mocks/sms-provider` it is where the provider is named.
 */

/** The provider, as people call it. */
export const providerName = 'Tencent';

/** The host that the connector has hard-coded. */
export const providerHost = 'sms.tencentcloudapi.com';

/** Logto's usage types of message templates. */
export const usageTypes = [
  'Register',
  'SignIn',
  'ForgotPassword',
  'Generic',
  'UserPermissionValidation',
  'BindNewIdentifier',
  'MfaVerification',
  'BindMfa',
] as const;

export type UsageType = (typeof usageTypes)[number];

/** Its configuration, as its own guard wants it. */
export interface ConnectorConfig {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly signName: string;
  readonly sdkAppId: string;
  readonly region: string;
  readonly templates: ReadonlyArray<{ readonly usageType: UsageType; readonly templateCode: string }>;
}

/** The connector's package; Logto has it in a folder whose name has a dash in place of the slash. */
export const connectorPackage = '@logto/connector-tencent-sms';
export const connectorFolder = connectorPackage.replace('/', '-');

/** Its `connectorId` in the Management API. */
export const smsConnectorId = 'tencent-short-message-service';

/** A template of its own for each usage type, so that a wrong choice shows. */
export const templateCodes: Record<UsageType, string> = {
  Register: '100001',
  SignIn: '100002',
  ForgotPassword: '100003',
  Generic: '100004',
  UserPermissionValidation: '100005',
  BindNewIdentifier: '100006',
  MfaVerification: '100007',
  BindMfa: '100008',
};
