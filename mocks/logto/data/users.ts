import { emailRegEx, phoneRegEx, usernameRegEx } from '@logto/core-kit';
import type { Faults } from '../faults/index.ts';
import { z } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';
import type { Clock } from '../limits/clock.ts';
import { createId } from './ids.ts';
import { hashPassword, matchesHash, type PasswordHash } from './passwords.ts';

/** What an administrator may say of a user. */
export const userProfile = z.object({
  /** Digits with country code, without plus sign. */
  primaryPhone: z.string().regex(phoneRegEx).nullable().default(null),
  primaryEmail: z.string().regex(emailRegEx).nullable().default(null),
  username: z.string().regex(usernameRegEx).nullable().default(null),
  name: z.string().nullable().default(null),
  avatar: z.string().nullable().default(null),
  customData: z.record(z.unknown()).default({}),
  profile: z.record(z.unknown()).default({}),
});

export const profilePatch = userProfile.partial();

type Profile = z.output<typeof userProfile> & {
  /** The application in which the user first signed in. */
  applicationId: string | null;
};

export interface User extends Profile {
  readonly id: string;
  lastSignInAt: number | null;
  readonly createdAt: number;
  updatedAt: number;
  isSuspended: boolean;
  /** One, or none; only the fault `old-password-still-accepted` keeps more. */
  passwordHashes: readonly PasswordHash[];
}

/** A user as the Management API shows it; times in milliseconds. */
export const userJson = ({ passwordHashes, ...user }: User): Record<string, unknown> => ({
  ...user,
  identities: {},
  cimdClientId: null,
  hasPassword: passwordHashes.length > 0,
});

export type Users = ReturnType<typeof createUsers>;

export const createUsers = (clock: Clock, faults: Faults) => {
  const users = new Map<string, User>();
  const nobody = hashPassword(createId(32));
  /** The user who has the number, digits without plus sign. */
  const byPhone = (phone: string) => [...users.values()].find(({ primaryPhone }) => primaryPhone === phone);

  /** The user who signs in by the name. */
  const byUsername = (name: string) => [...users.values()].find(({ username }) => username === name);

  const assertFree = ({ primaryPhone, username }: z.output<typeof profilePatch>, self?: User) => {
    const owner = primaryPhone ? byPhone(primaryPhone) : undefined;
    if (owner && owner !== self) {
      throw new RequestError('user.phone_already_in_use', 422);
    }
    const namesake = username ? byUsername(username) : undefined;
    if (namesake && namesake !== self) {
      throw new RequestError('user.username_already_in_use', 422);
    }
  };

  return {
    /** @throws RequestError 422 `user.*_already_in_use`, unless `evenIfKnown` */
    create(profile: Partial<Profile>, evenIfKnown = false) {
      if (!evenIfKnown) {
        assertFree(profile);
      }
      const now = clock();
      const user: User = {
        ...userProfile.parse({}),
        id: createId(12),
        lastSignInAt: null,
        createdAt: now,
        updatedAt: now,
        applicationId: null,
        isSuspended: false,
        passwordHashes: [],
        ...profile,
      };
      users.set(user.id, user);
      return user;
    },
    byId: (id: string) => users.get(id),
    byPhone,
    byUsername,
    /** Newest first. */
    list: () => [...users.values()].reverse(),
    /** @throws RequestError 422 `user.*_already_in_use`, unless `evenIfKnown` */
    update(user: User, patch: z.output<typeof profilePatch>, evenIfKnown = false) {
      if (!evenIfKnown) {
        assertFree(patch, user);
      }
      Object.assign(user, patch, { updatedAt: clock() });
    },
    remove(id: string) {
      users.delete(id);
    },
    setPassword(user: User, hash: PasswordHash) {
      user.passwordHashes = faults.has('old-password-still-accepted') ? [hash, ...user.passwordHashes] : [hash];
      user.updatedAt = clock();
    },
    /** Takes as long for a user without a password, or for none, as for one with. */
    async passwordMatches(user: User | undefined, password: string) {
      const hashes = user?.passwordHashes ?? [];
      const handedIn = faults.has('white-space-around-passwords-ignored') ? password.trim() : password;
      const known = await Promise.all(hashes.map((hash) => matchesHash(handedIn, hash)));
      if (faults.has('unknown-number-costs-no-hash')) {
        // As dear as Logto's own hash, which the stand-in's is not: else it would be lost in noise.
        await Promise.all(hashes.flatMap((hash) => Array.from({ length: 12 }, () => matchesHash(password, hash))));
      } else if (hashes.length === 0) {
        await matchesHash(password, await nobody);
      }
      return known.includes(true) || (faults.has('any-password-accepted') && hashes.length > 0);
    },
  };
};
