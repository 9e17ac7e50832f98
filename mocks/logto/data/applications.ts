import { RequestError } from '../http/request-error.ts';
import type { Clock } from '../limits/clock.ts';
import { createId, createSecret } from './ids.ts';

export const applicationTypes = ['Native', 'SPA', 'Traditional', 'MachineToMachine', 'Protected', 'SAML'] as const;

export interface Application {
  readonly tenantId: string;
  readonly id: string;
  name: string;
  description: string | null;
  readonly type: (typeof applicationTypes)[number];
  oidcClientMetadata: {
    redirectUris: string[];
    postLogoutRedirectUris: string[];
    /** Where the application wants to be told of a sign-out (Back-Channel Logout 1.0). */
    backchannelLogoutUri?: string | undefined;
    backchannelLogoutSessionRequired?: boolean | undefined;
  };
  customClientMetadata: Record<string, unknown>;
  readonly protectedAppMetadata: null;
  customData: Record<string, unknown>;
  readonly isThirdParty: boolean;
  readonly appLevelAccessControlEnabled: boolean;
  readonly createdAt: number;
}

export interface ApplicationSecret {
  readonly tenantId: string;
  readonly applicationId: string;
  readonly name: string;
  readonly value: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
}

export type NewApplication = Pick<Application, 'name' | 'type'> &
  Partial<Pick<Application, 'description' | 'oidcClientMetadata' | 'customClientMetadata' | 'customData'>>;

export type ApplicationPatch = Partial<
  Pick<Application, 'name' | 'description' | 'oidcClientMetadata' | 'customClientMetadata' | 'customData'>
>;

export interface Applications {
  create(data: NewApplication): Application;
  byId(id: string): Application | undefined;
  /** @throws RequestError 404 `entity.not_exists_with_id` */
  get(id: string): Application;
  /** Newest first. */
  list(): readonly Application[];
  remove(id: string): void;
  secrets(id: string): readonly ApplicationSecret[];
  /** @throws RequestError 422 `application.secret_name_exists` */
  addSecret(id: string, name: string): ApplicationSecret;
  removeSecret(id: string, name: string): void;
}

export const createApplications = (clock: Clock): Applications => {
  const applications = new Map<string, Application>();
  const secrets = new Map<string, ApplicationSecret[]>();

  const get = (id: string) => {
    const application = applications.get(id);
    if (!application) {
      throw new RequestError('entity.not_exists_with_id', 404, { interpolation: { name: 'applications', id } });
    }
    return application;
  };

  const addSecret = (id: string, name: string) => {
    const existing = secrets.get(get(id).id) ?? [];
    if (existing.some((secret) => secret.name === name)) {
      throw new RequestError('application.secret_name_exists', 422);
    }
    const secret = {
      tenantId: 'default',
      applicationId: id,
      name,
      value: createSecret(),
      createdAt: clock(),
      expiresAt: null,
    };
    secrets.set(id, [...existing, secret]);
    return secret;
  };

  return {
    create(data) {
      const application: Application = {
        tenantId: 'default',
        id: createId(21),
        description: null,
        oidcClientMetadata: { redirectUris: [], postLogoutRedirectUris: [] },
        customClientMetadata: {},
        protectedAppMetadata: null,
        customData: {},
        isThirdParty: false,
        appLevelAccessControlEnabled: false,
        createdAt: clock(),
        ...data,
      };
      applications.set(application.id, application);
      if (application.type === 'Traditional' || application.type === 'MachineToMachine') {
        addSecret(application.id, 'Default secret');
      }
      return application;
    },
    byId: (id) => applications.get(id),
    get,
    list: () => [...applications.values()].reverse(),
    remove(id) {
      applications.delete(get(id).id);
      secrets.delete(id);
    },
    secrets: (id) => secrets.get(get(id).id) ?? [],
    addSecret,
    removeSecret(id, name) {
      const left = (secrets.get(get(id).id) ?? []).filter((secret) => secret.name !== name);
      secrets.set(id, left);
    },
  };
};
