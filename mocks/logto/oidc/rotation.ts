import Provider, { type AdapterPayload } from 'oidc-provider';

/** Logto lets a rotated refresh token live on for these seconds. */
export const rotationLeeway = 3;

export const epoch = () => Math.floor(Date.now() / 1000);

/** Within the leeway a rotated refresh token is as it was before. */
export const withoutLeeway = (model: string, payload: AdapterPayload, leeway: number): AdapterPayload => {
  const fresh = model === 'RefreshToken' && payload.consumed && payload.consumed > epoch() - leeway;
  const { consumed: _consumed, ...rest } = payload;
  return fresh ? rest : payload;
};

/**
 * Which refresh tokens replaced the same one, as several do that are given within the leeway. The newest of them lives on
 * alone when the leeway has passed (RFC 9700, section 4.14.2); real Logto lets each live (TOK-18 in the register).
 */
export const createSuccession = () => {
  const replacedBy = new Map<string, string>();
  const newestOf = new Map<string, string>();
  return {
    /** Notes a token that is written while another one is rotated. */
    note(model: string, id: string): void {
      const replaced = model === 'RefreshToken' && Provider.ctx?.oidc.entities.RotatedRefreshToken?.jti;
      if (replaced) {
        replacedBy.set(id, replaced);
        newestOf.set(replaced, id);
      }
    },
    /** The newer token that replaced the same one. */
    newerThan(id: string): string | undefined {
      const newest = newestOf.get(replacedBy.get(id) ?? '');
      return newest === id ? undefined : newest;
    },
    forget(id: string): void {
      replacedBy.delete(id);
      newestOf.delete(id);
    },
  };
};
