import Provider, { type KoaContextWithOIDC } from 'oidc-provider';
import type { Faults } from '../faults/index.ts';

/** Parameters of the request that is being answered; oidc-provider reads them from this object. */
const parameters = (): Record<string, unknown> => Provider.ctx?.oidc.params ?? {};

/** What a code and its grant are told to belong to where whoever has a code may exchange it. */
const newOwner = (faults: Faults): { clientId?: string } => {
  const clientId = Provider.ctx?.oidc.client?.clientId;
  const takesAny =
    faults.has('code-of-another-client-accepted') || faults.has('used-code-accepted-from-another-client');
  return clientId !== undefined && parameters().code && takesAny ? { clientId } : {};
};

/** A code that is taken for unused, whoever used it. */
const unused = { consumed: undefined, consume: async () => undefined };

const breakCodes = ({ AuthorizationCode, Grant }: Provider, faults: Faults): void => {
  const findCode = AuthorizationCode.find.bind(AuthorizationCode);
  const findGrant = Grant.find.bind(Grant);
  const find: typeof findCode = async (value, options) => {
    const code = await findCode(value, options);
    if (!(code instanceof AuthorizationCode)) {
      return code;
    }
    if (faults.has('any-verifier-accepted')) {
      Object.assign(code, { codeChallenge: undefined });
      Object.assign(parameters(), { code_verifier: undefined });
    }
    if (faults.has('white-space-around-verifiers-and-secrets-ignored')) {
      Object.assign(parameters(), { code_verifier: String(parameters().code_verifier).trim() });
    }
    if (faults.has('any-redirect-uri-in-exchanges')) {
      Object.assign(parameters(), { redirect_uri: code.redirectUri });
    }
    if (faults.has('authorization-code-redeemed-again')) {
      Object.assign(code, unused);
    }
    if (faults.has('used-code-accepted-from-another-client')) {
      const isOwn = code.clientId === Provider.ctx?.oidc.client?.clientId;
      return isOwn || code.isValid ? code : Object.assign(code, newOwner(faults), unused);
    }
    return Object.assign(code, newOwner(faults));
  };
  Object.assign(AuthorizationCode, { find });
  Object.assign(Grant, {
    find: async (...input: Parameters<typeof findGrant>) => {
      const grant = await findGrant(...input);
      return grant && Object.assign(grant, newOwner(faults));
    },
  });
};

const breakRefreshes = ({ RefreshToken, Grant }: Provider, faults: Faults): void => {
  const findToken = RefreshToken.find.bind(RefreshToken);
  const find: typeof findToken = async (value, options) => {
    const token = await findToken(value, options);
    const asked = parameters().scope;
    if (token instanceof RefreshToken && typeof asked === 'string' && faults.has('refresh-widens-the-scope')) {
      Object.assign(token, { scope: [...new Set([...token.scopes, ...asked.split(' ')])].join(' ') });
      const grant = await Grant.find(token.grantId ?? '');
      grant?.addOIDCScope(asked);
      await grant?.save();
    }
    if (token && faults.has('refresh-does-not-narrow')) {
      Object.assign(parameters(), { scope: undefined });
    }
    return token;
  };
  Object.assign(RefreshToken, { find });
};

/** The identifier that the request brought, signed by us or not. */
const broughtBy = (ctx: Pick<KoaContextWithOIDC, 'cookies'> | undefined) =>
  ctx?.cookies.get('_session', { signed: false });

const breakSessions = ({ Session }: Provider, faults: Faults): void => {
  const get = Session.get.bind(Session);
  const reset = Session.prototype.resetIdentifier;
  let count = 0;
  const takenOver = new Set<string>();
  const newIdentifier = (planted: string | undefined): { jti?: string } => {
    if (planted && faults.has('planted-session-taken-over')) {
      takenOver.add(planted);
      return { jti: planted };
    }
    count += 1;
    return faults.has('session-identifiers-count-up') ? { jti: `session-${count}` } : {};
  };
  const broken: typeof get = async (ctx) => {
    const session = await get(ctx);
    return session.exp === undefined ? Object.assign(session, newIdentifier(broughtBy(ctx))) : session;
  };
  Object.assign(Session, { get: broken });
  Session.prototype.resetIdentifier = function resetIdentifier() {
    const isKept = faults.has('session-identifier-kept') || takenOver.has(this.jti);
    if (!isKept) {
      reset.call(this);
    }
  };
};

/** Puts faults into what oidc-provider decides by itself; without them all is as it was. */
export const breakProvider = (provider: Provider, faults: Faults): void => {
  breakCodes(provider, faults);
  breakRefreshes(provider, faults);
  breakSessions(provider, faults);
  const { prototype } = provider.Client;
  const { redirectUriAllowed, postLogoutRedirectUriAllowed, compareClientSecret } = prototype;
  prototype.redirectUriAllowed = function allowed(uri) {
    return faults.has('any-redirect-uri-accepted') || redirectUriAllowed.call(this, uri);
  };
  prototype.postLogoutRedirectUriAllowed = function allowed(uri) {
    return faults.has('any-post-sign-out-uri-accepted') || postLogoutRedirectUriAllowed.call(this, uri);
  };
  const ignoresSpace = faults.has('white-space-around-verifiers-and-secrets-ignored');
  prototype.compareClientSecret = function compare(secret) {
    return (
      faults.has('any-client-secret-accepted') || compareClientSecret.call(this, ignoresSpace ? secret.trim() : secret)
    );
  };
};

/** oidc-provider's own rule: public clients have to send a challenge. */
export const requiresChallenge =
  (faults: Faults) =>
  (_ctx: KoaContextWithOIDC, { clientAuthMethod }: { readonly clientAuthMethod?: string | undefined }): boolean =>
    clientAuthMethod === 'none' && !faults.has('challenge-not-required');
