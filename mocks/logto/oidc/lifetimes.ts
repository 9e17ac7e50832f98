import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Application } from '../data/applications.ts';
import { chosen, type FaultName, type Faults } from '../faults/index.ts';
import type { Client } from './clients.ts';

type Settings = Partial<Application['customClientMetadata']>;

const hour = 3600;
const day = 24 * hour;
const fortnight = 14 * day;
const forEver = 10 * 365 * day;

const isPublic = ({ clientAuthMethod }: Client): boolean => clientAuthMethod === 'none';
const isOfBrowser = (client: Client): boolean => isPublic(client) && client.applicationType === 'web';

/** Seconds, of which a fault that is on makes others. oidc-provider asks each time. */
const lifetime = (faults: Faults, seconds: number, otherwise: Partial<Record<FaultName, number>>) => (): number =>
  chosen(faults, otherwise)[0] ?? seconds;

/** How long what oidc-provider hands out lives, in seconds, and when a refresh token is replaced, as Logto 1.42 has it. */
export const createLifetimes = (faults: Faults, settingsOf: (clientId: string) => Settings) => {
  const lifetimeOf = ({ clientId }: Client): number => {
    const { refreshTokenTtlInDays = 14 } = settingsOf(clientId);
    return faults.has('refresh-token-lifetime-ignored') ? fortnight : refreshTokenTtlInDays * day;
  };

  const slides = (client: Client): boolean =>
    isOfBrowser(client) ? faults.has('refresh-tokens-of-a-browser-slide') : !faults.has('refresh-tokens-do-not-slide');

  const refreshTokenLifetime = ({ oidc }: KoaContextWithOIDC, _token: unknown, client: Client): number => {
    if (faults.has('refresh-tokens-never-expire')) {
      return forEver;
    }
    const replaced = oidc.entities.RotatedRefreshToken;
    return replaced === undefined || slides(client) ? lifetimeOf(client) : replaced.remainingTTL;
  };

  return {
    ttl: {
      AccessToken: hour,
      AuthorizationCode: lifetime(faults, 60, {
        'authorization-codes-expire-at-once': 2,
        'authorization-codes-live-for-an-hour': hour,
      }),
      ClientCredentials: hour,
      DeviceCode: 600,
      Grant: lifetime(faults, 180 * day, {
        'grants-expire-before-their-tokens': fortnight,
        'grants-never-expire': forEver,
      }),
      IdToken: hour,
      Interaction: hour,
      RefreshToken: refreshTokenLifetime,
      Session: lifetime(faults, fortnight, { 'sessions-never-expire': forEver }),
    },
    /** A public client's refresh token is replaced on use, another's near its end; only the latter can be switched off. */
    rotateRefreshToken({ oidc: { entities } }: KoaContextWithOIDC): boolean {
      const { Client: client, RefreshToken: token } = entities;
      if (client === undefined || token === undefined) {
        return false;
      }
      const isSwitchedOff = settingsOf(client.clientId).rotateRefreshToken === false;
      if (isPublic(client)) {
        const isKept = isSwitchedOff && faults.has('public-client-keeps-its-refresh-token-where-set');
        return !isKept && !faults.has('refresh-token-kept-on-use');
      }
      const isOld = token.ttlPercentagePassed() >= 70;
      return isOld && (!isSwitchedOff || faults.has('rotation-cannot-be-switched-off'));
    },
    issueRefreshToken: (_ctx: KoaContextWithOIDC, client: Client, { scopes }: { readonly scopes: Set<string> }) =>
      client.grantTypeAllowed('refresh_token') &&
      (scopes.has('offline_access') || settingsOf(client.clientId).alwaysIssueRefreshToken === true),
    /** Logto ends those without `offline_access` with the session: the stand-in lets them live as long as is set. */
    expiresWithSession: () => faults.has('refresh-tokens-end-with-the-session'),
  };
};
