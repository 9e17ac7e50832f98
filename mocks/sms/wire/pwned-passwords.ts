/**
 * Logto asks this public service whether a new password was leaked, and fails where it does not answer. Where
 * Logto is led to the fake it answers in the service's place: no password of a run was ever leaked.
 */
const pwnedPasswordsHost = 'api.pwnedpasswords.com';

/** Whether an authority or a host name is that service's. */
export const isPwnedPasswords = (authority: string): boolean =>
  authority.replace(/:\d+$/, '').toLowerCase() === pwnedPasswordsHost;

/** Names for which TLS is spoken besides the provider's. */
export const pwnedPasswordsNames = [pwnedPasswordsHost];

/** A range of hashes that were leaked: none. */
export const noneLeaked = { status: 200, contentType: 'text/plain; charset=utf-8', body: '' };
