import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { PasswordPolicyChecker, passwordPolicyGuard } from '@logto/core-kit';
import { RequestError } from '../http/request-error.ts';
import type { SignInExperience } from './sign-in-experience.ts';

/**
 * A salted scrypt hash; Logto uses Argon2id, which Node has not. It never leaves the process, so it need not be dear: at
 * Node's default cost the users of a whole run would take twenty seconds of a processor.
 */
export interface PasswordHash {
  readonly salt: Buffer;
  readonly key: Buffer;
}

const cost: ScryptOptions = { cost: 1024 };

const deriveKey = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

const derive = (password: string, salt: Buffer, length: number) => deriveKey(password, salt, length, cost);

export const hashPassword = async (password: string): Promise<PasswordHash> => {
  const salt = randomBytes(16);
  return { salt, key: await derive(password, salt, 32) };
};

export const matchesHash = async (password: string, { salt, key }: PasswordHash): Promise<boolean> =>
  timingSafeEqual(await derive(password, salt, key.length), key);

/**
 * Checks a new password with Logto's own published policy. Its look-up of leaked passwords is left out: it would ask
 * a public service, and the stand-in talks to nobody but the fake provider.
 *
 * @throws RequestError 422 `password.rejected` with the reasons as `data`
 */
export const assertPasswordPolicy = async (
  policy: SignInExperience['passwordPolicy'],
  password: string,
  userInfo: { readonly phoneNumber?: string; readonly name?: string },
): Promise<void> => {
  const complete = passwordPolicyGuard.parse({ ...policy, rejects: { ...policy.rejects, pwned: false } });
  const issues = await new PasswordPolicyChecker(complete).check(password, userInfo);
  if (issues.length > 0) {
    throw new RequestError('password.rejected', 422, { data: issues });
  }
};
