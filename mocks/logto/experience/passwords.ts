import { assertPasswordPolicy, hashPassword, type PasswordHash } from '../data/passwords.ts';
import type { Tenant } from '../data/tenant.ts';

/** What a new password must not be like. */
export interface Owner {
  readonly phoneNumber?: string | undefined;
  readonly name?: string | undefined;
  readonly username?: string | undefined;
}

const known = (owner: Owner): Record<string, string> =>
  Object.fromEntries(Object.entries(owner).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

const odd = { length: { min: 8, max: 20 }, characterTypes: { min: 3 } };

/** No tenant allows more characters. */
const longest = 256;

/** @throws RequestError 422 `password.rejected` */
export const checkedPassword = async (
  { signInExperience: { passwordPolicy }, faults }: Tenant,
  password: string,
  owner: Owner,
): Promise<PasswordHash> => {
  if (!faults.has('any-new-password-accepted')) {
    const policy = faults.has('odd-password-rules') ? { ...passwordPolicy, ...odd } : passwordPolicy;
    // Logto's policy takes the square of the length: one character too many is as much too long, and takes no time.
    const judged = faults.has('long-passwords-take-long') ? password : password.slice(0, longest + 1);
    await assertPasswordPolicy(policy, judged, known(owner));
  }
  return hashPassword(password);
};
