import { browserCount, peopleCount } from '../steps/nouns.ts';
import type { Event, Tab } from '../steps/step.ts';
import { newCounter, type Range } from './counter.ts';
import type { Person } from './people.ts';
import type { Policy } from './policy.ts';
import type { Proof } from './proof.ts';
import { type Settings, type SignInMode, usualSettings } from './settings.ts';

/** What has happened, as far as anybody outside the server can know it. Plain data; the rules alone change it. */

/** One proof of who somebody is, begun by a code that was sent or given by a password. */
export interface Verification {
  readonly kind: 'code' | 'password';
  readonly interaction: number;
  readonly person: number;
  readonly event: Event | null;
  /** Of a password, whose it is; null of a code. */
  readonly account: number | null;
  readonly at: number;
  /** Whether its number was written in another way, which a server may take for another number. */
  readonly isSpelled?: boolean;
  /** Whether the code reached a phone: what is suppressed, nobody can know. */
  readonly sent: boolean;
  verified: boolean;
  /** Whether the code has been accepted once. */
  used: boolean;
  /** Whether a newer one of its interaction has taken its place. */
  replaced: boolean;
  /** Whether a newer one was asked for that was refused, so that this one stays. */
  kept?: boolean;
  /** Its limits: the least and the most that they have been since it was sent, where an administrator changed them. */
  lifetime: Range;
  bears: Range;
  /** Wrong guesses: those that certainly counted, and those that may have. */
  tries: { surely: number; perhaps: number };
}

/** What a browser does between an authorization request and its answer. */
export interface Interaction {
  readonly number: number;
  readonly tab: Tab;
  /** When it began. */
  readonly at: number;
  event: Event | null;
  /** The modes of the tenant since it began, the first of them first. */
  modes: readonly SignInMode[];
  /** Who is identified, by a proof of this interaction; with the account that it was then. */
  identified: { readonly person: number; readonly account: number } | null;
  /** Whose number the account that is being made will have. */
  newNumber: number | null;
  newPassword: number | null;
  /** Whether it was switched to another purpose, after which a server may forget or keep what was proven. */
  switched: boolean;
  /** Whether it was identified more than once. */
  repeated: boolean;
  submitted: boolean;
  /** Whether its answer was given: it is over. */
  finished: boolean;
  /** Whether something beside it happened after which a server may go on or refuse. */
  doubtful: boolean;
  /** Whether its request had parameters after which a server may give other tokens, or none. */
  readonly odd: boolean;
}

/** A browser that is signed in. */
export interface Session {
  readonly person: number;
  readonly account: number;
  /** Requirement by which it is over; null while it is not. */
  ended: string | null;
  /** Whether it may not have come about at all. */
  readonly doubtful: boolean;
  /** When somebody signed in. */
  readonly at: number;
  /** When it was used last: what certainly counts as use, and what may. */
  readonly used: { surely: number; perhaps: number };
}

/** An authorization code. */
export interface Grant {
  readonly client: number;
  readonly person: number;
  readonly account: number;
  readonly at: number;
  used: boolean;
  /** Whether a wrong attempt may have ended it. */
  doubtful: boolean;
  /** Whether its request had parameters after which it may be redeemed otherwise. */
  readonly odd: boolean;
}

/** What a token request answered. */
export interface Tokens {
  readonly grant: number;
  readonly client: number;
  readonly person: number;
  readonly account: number;
  /** Whether a refresh token is among them. */
  readonly refreshable: boolean;
  /** When they were given, and when the refresh token among them was, which may be older. */
  readonly at: number;
  readonly refreshedAt: number;
  /** Whether newer ones of the same grant have been given. */
  replaced: boolean;
  /** When another refresh token took the place of this one; null while none has. */
  rotatedAt: number | null;
  /** Several that replaced the same refresh token are of different lineages, of which one may live on (TOK-18). */
  readonly lineage: number;
  /** Whether one of another lineage was used when the grace had passed in which several may live. */
  outlived: boolean;
  revoked: boolean;
  /** Whether they were asked for with less than what was granted. */
  readonly narrowed: boolean;
  /** Whether something happened that may have ended them. */
  doubtful: boolean;
}

export interface World {
  policy: Policy;
  /** Whether users may read and change their accounts, numbers and passwords among them, at the Account API. */
  readonly hasAccountApi: boolean;
  /** Whether time can be moved; else none passes. */
  readonly canPass: boolean;
  settings: Settings;
  /** Seconds since the beginning. Only steps move it: what a sequence takes itself is below the slack of all limits. */
  now: number;
  readonly people: readonly Person[];
  accounts: number;
  readonly interactions: Interaction[];
  readonly verifications: Verification[];
  readonly proofs: Proof[];
  /** By browser. */
  readonly sessions: (Session | null)[];
  /** By browser: whether a request asked for languages, which Logto keeps in a cookie and tells its connectors. */
  readonly languages: boolean[];
  readonly grants: Grant[];
  readonly tokens: Tokens[];
  /** Whether something happened after which nothing can be said any more: the sequence ends there. */
  isLost: boolean;
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

export const newWorld = (
  policy: Policy,
  { hasAccountApi = false, canPass = true, settings = usualSettings } = {},
): World => ({
  policy,
  hasAccountApi,
  canPass,
  settings,
  now: 0,
  people: times(peopleCount, () => ({
    account: null,
    failures: newCounter(),
    sends: newCounter(),
    spelledSends: [],
    refusedSends: [],
    provider: 'accepted',
    waits: 0,
  })),
  accounts: 0,
  interactions: [],
  verifications: [],
  proofs: [],
  sessions: times(browserCount, () => null),
  languages: times(browserCount, () => false),
  grants: [],
  tokens: [],
  isLost: false,
});

/** The interaction that a browser has with an application: the newest one. */
export const interactionOf = ({ interactions }: World, { browser, client }: Tab): Interaction | undefined =>
  interactions.findLast(({ tab }) => tab.browser === browser && tab.client === client);

/** The session of a browser changed: what its other tabs had begun may go on or not. */
export const disturb = ({ interactions }: World, browser: number, except?: number): void => {
  for (const interaction of interactions) {
    if (interaction.tab.browser === browser && interaction.number !== except) {
      interaction.doubtful = true;
    }
  }
};

/** @throws RangeError for a step that names what there is not: a damaged file */
export const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined || found === null) {
    throw new RangeError(`there is no number ${index} among ${list.length}`);
  }
  return found;
};
