/** How the traffic for the provider's host reaches the fake instead. */
export interface ProviderRoute {
  /** Loopback address on which the fake answers TLS for the provider's name, plain HTTP and `CONNECT`, on one port. */
  readonly host: string;
  readonly port: number;
  /** PEM of the CA that signed the fake's certificate. */
  readonly ca: string;
}
