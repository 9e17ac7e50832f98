import { wishKinds } from './draw/resolve.ts';
import type { Wish } from './draw/wish.ts';

type Kind = Wish['kind'];

/** Parts of what can be done, for `--only`; the steps of flows belong to each. */
export const areas = {
  codes: ['sendCode', 'verifyCode', 'start', 'pass', 'outlast', 'attempt', 'liftLock', 'alike', 'setPolicy'],
  passwords: [
    'verifyPassword',
    'addPassword',
    'replacePassword',
    'setPassword',
    'createUser',
    'liftLock',
    'pass',
    'alike',
    'attempt',
  ],
  interactions: ['start', 'switchTo', 'identify', 'submit', 'resume', 'authorize', 'outlast', 'attempt'],
  sessions: ['authorize', 'resume', 'signOut', 'setSuspended', 'deleteUser', 'createUser', 'outlast', 'attempt'],
  tokens: [
    'redeem',
    'refresh',
    'userinfo',
    'introspect',
    'revoke',
    'signOut',
    'setSuspended',
    'deleteUser',
    'outlast',
    'attempt',
  ],
  account: [
    'ownAccount',
    'readAccount',
    'provePassword',
    'sendProof',
    'verifyProof',
    'changePassword',
    'changePhone',
    'removePhone',
    'createUser',
    'deleteUser',
    'setSuspended',
    'verifyPassword',
    'outlast',
    'together',
  ],
  policies: [
    'setPolicy',
    'addPassword',
    'replacePassword',
    'verifyPassword',
    'start',
    'switchTo',
    'sendCode',
    'createUser',
  ],
  provider: ['sendCode', 'provider', 'verifyCode', 'pass'],
  malformed: ['authorizeOddly', 'sendMalformed', 'authorize', 'redeem', 'sendCode'],
  races: ['together', 'createUser', 'sendCode'],
} as const satisfies Readonly<Record<string, readonly Kind[]>>;

export type Area = keyof typeof areas;

export const areaNames = Object.keys(areas).filter((name): name is Area => Object.hasOwn(areas, name));

/** The kinds of steps of some areas; without areas all. */
export const kindsOf = (names: readonly Area[]): readonly Kind[] =>
  names.length === 0 ? wishKinds : [...new Set(names.flatMap((name): readonly Kind[] => areas[name]))];
