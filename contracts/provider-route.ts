/** How the traffic for `sms.tencentcloudapi.com` reaches the fake provider instead of Tencent. */
export interface ProviderRoute {
  /** Loopback address on which the fake answers TLS for the provider's name, plain HTTP and `CONNECT`, on one port. */
  readonly host: string;
  readonly port: number;
  /** PEM of the CA that signed the fake's certificate. */
  readonly ca: string;
}

/** The host that Logto's connector has hard-coded. */
export const providerHost = 'sms.tencentcloudapi.com';
