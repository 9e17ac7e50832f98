/** What provisioning configures in Logto's Tencent connector, and what the fake provider's account must match. */

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

/** Configuration of `tencent-short-message-service`, as the connector's own guard wants it. */
export interface TencentConnectorConfig {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly signName: string;
  readonly sdkAppId: string;
  readonly region: string;
  readonly templates: ReadonlyArray<{ readonly usageType: UsageType; readonly templateCode: string }>;
}

/** `connectorId` of the Tencent SMS connector in Logto's Management API. */
export const tencentConnectorId = 'tencent-short-message-service';

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
