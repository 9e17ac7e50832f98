import { slack } from './counter.ts';
import { may, mustNot, type Objection } from './expectation.ts';
import type { Interaction, Session, Tokens, World } from './world.ts';

const hour = 3600;
const day = 24 * hour;

/** Seconds that things last where no setting of a tenant says otherwise: Logto's documented defaults. */
export const documentedLifetimes = {
  interactionLifetime: hour,
  /** An authorization code is surely redeemed within the first, and never after the second (TOK-05). */
  grantLifetime: 60,
  longestGrantLifetime: 600,
  accessLifetime: hour,
  refreshLifetime: 14 * day,
  sessionLifetime: 14 * day,
  /** What a user granted an application, with all of its tokens. */
  consentLifetime: 180 * day,
  /** Of a verification at the Account API, counted from when it was asked for. */
  proofLifetime: 600,
} as const;

/** From here on a session may end however often it is used: Logto documents no such end, and standards ask for one. */
const longestSession = 30 * day;

/** What stands against something that lasts so long. @param what as in `the lifetime of … has passed` */
export const endObjections = (
  { age, lifetime, longest = lifetime }: { age: number; lifetime: number; longest?: number },
  requirement: string,
  what: string,
): Objection[] => [
  age > longest + slack && mustNot(requirement, `the lifetime of ${what} has passed`),
  age > lifetime - slack && may(`the lifetime of ${what} is about to pass`),
];

export const interactionEnd = ({ now, policy }: World, interaction: Interaction | undefined): Objection[] =>
  interaction === undefined
    ? []
    : endObjections({ age: now - interaction.at, lifetime: policy.interactionLifetime }, 'SES-08', 'the interaction');

/** Whether an interaction is over by its age: nobody goes on with it. */
export const isPast = (world: World, interaction: Interaction): boolean =>
  interactionEnd(world, interaction).some(Boolean);

export const sessionEnd = ({ now, policy }: World, { at, used }: Session): Objection[] => [
  now - used.perhaps > policy.sessionLifetime + slack && mustNot('SES-08', 'nobody used the session in its lifetime'),
  now - used.surely > policy.sessionLifetime - slack && may('the session may not have been used in its lifetime'),
  now - at > longestSession - slack && may('the session is as old as one may become'),
];

/** A server may keep what a user granted an application as one, from the first time on. */
const consentEnd = ({ grants, now, policy }: World, { client, account }: { client: number; account: number }) => {
  const first = grants.find((grant) => grant.client === client && grant.account === account);
  return first !== undefined && now - first.at > policy.consentLifetime - slack && may('the grant may be over');
};

export const accessEnd = (world: World, tokens: Tokens): Objection[] => [
  ...endObjections({ age: world.now - tokens.at, lifetime: world.policy.accessLifetime }, 'TOK-38', 'the access token'),
  consentEnd(world, tokens),
];

export const refreshEnd = (world: World, tokens: Tokens, requirement: string): Objection[] => [
  ...endObjections(
    { age: world.now - tokens.refreshedAt, lifetime: world.policy.refreshLifetime },
    requirement,
    'the refresh token',
  ),
  consentEnd(world, tokens),
];
