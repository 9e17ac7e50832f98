import type { Faults } from '../faults/index.ts';
import { RequestError } from '../http/request-error.ts';
import type { Clock } from '../limits/clock.ts';
import { createId } from './ids.ts';
import { hashPassword, matchesHash, type PasswordHash } from './passwords.ts';

export interface User {
  readonly id: string;
  username: string | null;
  primaryEmail: string | null;
  /** Digits with country code, without plus sign. */
  primaryPhone: string | null;
  name: string | null;
  avatar: string | null;
  customData: Record<string, unknown>;
  profile: Record<string, unknown>;
  lastSignInAt: number | null;
  readonly createdAt: number;
  updatedAt: number;
  /** The application in which the user first signed in. */
  applicationId: string | null;
  isSuspended: boolean;
  /** One, or none; only the fault `old-password-still-accepted` keeps more. */
  passwordHashes: readonly PasswordHash[];
}

export type NewUser = Partial<
  Pick<
    User,
    'username' | 'primaryEmail' | 'primaryPhone' | 'name' | 'avatar' | 'customData' | 'profile' | 'applicationId'
  >
>;

/** A user as the Management API shows it; times in milliseconds. */
export const userJson = ({ passwordHashes, ...user }: User): Record<string, unknown> => ({
  ...user,
  identities: {},
  cimdClientId: null,
  hasPassword: passwordHashes.length > 0,
});

export interface Users {
  /** @throws RequestError 422 `user.phone_already_in_use`, unless `evenIfKnown` */
  create(data: NewUser, options?: { readonly evenIfKnown?: boolean }): User;
  byId(id: string): User | undefined;
  /** The user who has the number, digits without plus sign. */
  byPhone(phone: string): User | undefined;
  /** Newest first. */
  list(): readonly User[];
  /** @throws RequestError 422 `user.phone_already_in_use` */
  update(user: User, data: NewUser): void;
  remove(id: string): void;
  setPassword(user: User, hash: PasswordHash): void;
  /** Takes as long for a user without a password, or for none, as for one with. */
  passwordMatches(user: User | undefined, password: string): Promise<boolean>;
}

export const createUsers = (clock: Clock, faults: Faults): Users => {
  const users = new Map<string, User>();
  const nobody = hashPassword(createId(32));
  const byPhone = (phone: string) => [...users.values()].find(({ primaryPhone }) => primaryPhone === phone);

  const assertFree = (phone: string | null | undefined, self?: User) => {
    const owner = phone ? byPhone(phone) : undefined;
    if (owner && owner !== self) {
      throw new RequestError('user.phone_already_in_use', 422);
    }
  };

  return {
    create(data, { evenIfKnown = false } = {}) {
      if (!evenIfKnown) {
        assertFree(data.primaryPhone);
      }
      const now = clock();
      const user: User = {
        id: createId(12),
        username: null,
        primaryEmail: null,
        primaryPhone: null,
        name: null,
        avatar: null,
        customData: {},
        profile: {},
        lastSignInAt: null,
        createdAt: now,
        updatedAt: now,
        applicationId: null,
        isSuspended: false,
        passwordHashes: [],
        ...data,
      };
      users.set(user.id, user);
      return user;
    },
    byId: (id) => users.get(id),
    byPhone,
    list: () => [...users.values()].reverse(),
    update(user, data) {
      assertFree(data.primaryPhone, user);
      Object.assign(user, data, { updatedAt: clock() });
    },
    remove(id) {
      users.delete(id);
    },
    setPassword(user, hash) {
      user.passwordHashes = faults.has('old-password-still-accepted') ? [hash, ...user.passwordHashes] : [hash];
      user.updatedAt = clock();
    },
    async passwordMatches(user, password) {
      const hashes = user?.passwordHashes ?? [];
      const known = await Promise.all(hashes.map((hash) => matchesHash(password, hash)));
      if (hashes.length === 0) {
        await matchesHash(password, await nobody);
      }
      return known.includes(true) || (faults.has('any-password-accepted') && hashes.length > 0);
    },
  };
};
