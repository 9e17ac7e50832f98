/** A CA that issues the certificates of a fake provider. Both are PEM. */
export interface Authority {
  readonly cert: string;
  readonly key: string;
}

/** Names of its files in a folder, and in a Secret of Kubernetes. */
export const authorityFiles = { cert: 'ca.pem', key: 'ca.key' } as const;
