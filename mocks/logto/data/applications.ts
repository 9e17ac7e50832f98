import { z } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';
import type { Clock } from '../limits/clock.ts';
import { createId, createSecret } from './ids.ts';

const isUri = (value: string) => /^[a-z][a-z0-9+.-]*:/i.test(value) && URL.canParse(value);
const uris = z.array(z.string().refine(isUri));

const oidcClientMetadata = z.object({
  redirectUris: uris,
  postLogoutRedirectUris: uris,
  /** Where the application wants to be told of a sign-out (Back-Channel Logout 1.0). */
  backchannelLogoutUri: z.string().refine(isUri).optional(),
  backchannelLogoutSessionRequired: z.boolean().optional(),
});

const customClientMetadata = z
  .object({
    refreshTokenTtlInDays: z.number().int().min(1).max(180),
    /** `false` keeps the refresh token of a confidential client. */
    rotateRefreshToken: z.boolean(),
    /** Issues a refresh token without the scope `offline_access`. */
    alwaysIssueRefreshToken: z.boolean(),
  })
  .partial()
  .passthrough();

/** What `POST /api/applications` takes. */
export const newApplication = z.object({
  name: z.string().min(1),
  type: z.enum(['Native', 'SPA', 'Traditional', 'MachineToMachine', 'Protected', 'SAML']),
  description: z.string().nullable().default(null),
  oidcClientMetadata: oidcClientMetadata.default({ redirectUris: [], postLogoutRedirectUris: [] }),
  customClientMetadata: customClientMetadata.default({}),
  customData: z.record(z.unknown()).default({}),
});

type NewApplication = z.output<typeof newApplication>;

/** What `PATCH /api/applications/:id` takes: OpenID metadata are laid over those that are there. */
export const applicationPatch = newApplication
  .omit({ type: true })
  .extend({ oidcClientMetadata: oidcClientMetadata.partial() })
  .partial();

const applicationOf = (data: NewApplication, createdAt: number) => ({
  tenantId: 'default',
  id: createId(21),
  protectedAppMetadata: null,
  isThirdParty: false,
  appLevelAccessControlEnabled: false,
  createdAt,
  ...data,
});

export type Application = ReturnType<typeof applicationOf>;

const secretOf = (applicationId: string, name: string, createdAt: number) => ({
  tenantId: 'default',
  applicationId,
  name,
  value: createSecret(),
  createdAt,
  expiresAt: null,
});

export type Applications = ReturnType<typeof createApplications>;

export const createApplications = (clock: Clock) => {
  const applications = new Map<string, Application>();
  const secrets = new Map<string, ReturnType<typeof secretOf>[]>();

  /** @throws RequestError 404 `entity.not_exists_with_id` */
  const get = (id: string) => {
    const application = applications.get(id);
    if (!application) {
      throw new RequestError('entity.not_exists_with_id', 404, { interpolation: { name: 'applications', id } });
    }
    return application;
  };

  const secretsOf = (id: string) => secrets.get(get(id).id) ?? [];

  /** @throws RequestError 422 `application.secret_name_exists` */
  const addSecret = (id: string, name: string) => {
    const existing = secretsOf(id);
    if (existing.some((secret) => secret.name === name)) {
      throw new RequestError('application.secret_name_exists', 422);
    }
    const secret = secretOf(id, name, clock());
    secrets.set(id, [...existing, secret]);
    return secret;
  };

  return {
    create(data: NewApplication) {
      const application = applicationOf(data, clock());
      applications.set(application.id, application);
      if (application.type === 'Traditional' || application.type === 'MachineToMachine') {
        addSecret(application.id, 'Default secret');
      }
      return application;
    },
    byId: (id: string) => applications.get(id),
    get,
    /** Newest first. */
    list: () => [...applications.values()].reverse(),
    remove(id: string) {
      applications.delete(get(id).id);
      secrets.delete(id);
    },
    secrets: secretsOf,
    addSecret,
    removeSecret(id: string, name: string) {
      secrets.set(
        id,
        secretsOf(id).filter((secret) => secret.name !== name),
      );
    },
  };
};
