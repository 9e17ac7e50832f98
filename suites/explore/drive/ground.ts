import type { JWTVerifyGetKey } from 'jose';
import type { Application } from '../../../contracts/openid.ts';
import type { PhoneDigits } from '../../../contracts/phone.ts';
import type { ManagementApi } from '../../../fixtures/stack/management-api.ts';
import type { Stack } from '../../../fixtures/stack/stack.ts';
import type { Person } from '../model/people.ts';
import type { Policy } from '../model/policy.ts';
import type { Settings } from '../model/settings.ts';
import type { Event } from '../steps/step.ts';

/** An application as which sequences ask for sign-in; nothing of it runs. */
export interface Client extends Required<Application> {
  readonly redirectUri: string;
}

/** By which the provider refuses a message. */
export const refusalCode = 'InternalError.Timeout';

/** What a message is for. */
export type Purpose = Event | 'UserPermissionValidation' | 'BindNewIdentifier';

/** Limits that an administrator sets. */
export type SetLimits = Pick<Policy, 'codeTries' | 'codeLifetime' | 'maxFailures' | 'lockout'> & {
  readonly passwords?: Settings['passwords'] | undefined;
  readonly mode?: Settings['mode'] | undefined;
};

/** Whose time is moved. */
export interface Owners {
  /** Numbers: their codes, counters and locks. */
  readonly phones: readonly PhoneDigits[];
  /** Ids of users: their sessions, grants, codes and tokens. */
  readonly users: readonly string[];
  /** Ids of interactions. */
  readonly interactions: readonly string[];
}

/** Where sequences run: a tenant that is ready for them, and what can be done to it from outside. */
export interface Ground {
  /** Origin of Logto. */
  readonly endpoint: string;
  readonly clients: readonly Client[];
  readonly management: ManagementApi;
  readonly inbox: Stack['inbox'];
  /** The keys that the issuer publishes. */
  readonly keys: JWTVerifyGetKey;
  /** What the tenant has from its provider, and tells nobody. */
  readonly secrets: readonly string[];
  readonly policy: Policy;
  /** The template that each message has to use; undefined where the connector has none. */
  readonly templates: Readonly<Record<Purpose, string | undefined>>;
  /** Whether users may read and change their accounts at the Account API. */
  readonly hasAccountApi: boolean;
  readonly settings: Settings;
  /** Numbers that nobody has used yet. */
  readonly newPhones: (count: number) => PhoneDigits[];
  /** A password that meets the policy of the tenant. */
  readonly newPassword: () => string;
  /** How long any answer may take. */
  readonly longestAnswerMs: number;
  /** Sets limits of the tenant; null where they are not to be changed. */
  readonly setPolicy: ((limits: SetLimits) => Promise<void>) | null;
  /** What the provider makes of sends to a number from now on. */
  readonly provide: (phone: PhoneDigits, sends: Person['provider']) => Promise<void>;
  /** Lets seconds pass for what belongs to somebody; null where time cannot be moved. */
  readonly pass: ((seconds: number, owners: Owners) => Promise<void>) | null;
}
