import type { StepOf } from '../../steps/step.ts';
import { isInUse } from '../accounts.ts';
import { slack } from '../counter.ts';
import { may, must, mustNot, type Objection, unless } from '../expectation.ts';
import { accessEnd, endObjections, refreshEnd } from '../lifetimes.ts';
import type { Rule } from '../rule.ts';
import { at, type Tokens, type World } from '../world.ts';
import { isAfterGrace, lineageObjections, outlive, rivalObjection } from './lineages.ts';
import { clientObjection, lengthObjection } from './presented.ts';

/** A token of a token response. */
export type Presented = Pick<StepOf<'userinfo'>, 'tokens' | 'with'>;

interface OfTokens {
  readonly tokens: number;
}

/** What is so of tokens when they are given. */
export const newlyGiven = {
  replaced: false,
  rotatedAt: null,
  revoked: false,
  narrowed: false,
  outlived: false,
} as const;

const isThere = ({ tokens }: World, { tokens: index }: OfTokens): boolean => index < tokens.length;

const canRefresh = ({ tokens }: World, { tokens: index }: OfTokens): boolean => tokens[index]?.refreshable === true;

export const redeem: Rule<'redeem'> = {
  possible: ({ grants }, { grant }) => grant < grants.length,
  expect(world, step) {
    const { grant: index, as, verifier, redirectUri } = step;
    const grant = at(world.grants, index);
    const { grantLifetime: lifetime, longestGrantLifetime: longest } = world.policy;
    return unless(
      [
        clientObjection(step),
        lengthObjection(step),
        grant.used && mustNot('TOK-03', 'the authorization code was redeemed before'),
        as !== grant.client && mustNot('TOK-08', 'the authorization code was given to another client'),
        grant.odd && (verifier !== 'right' || redirectUri !== 'right') && may('its request had odd parameters'),
        !grant.odd &&
          verifier !== 'right' &&
          mustNot(verifier === 'spaced' ? 'TOK-29' : 'TOK-06', 'the code_verifier is not that of the request'),
        !grant.odd && redirectUri !== 'right' && mustNot('TOK-07', 'the redirect_uri is not that of the request'),
        !isInUse(world, grant) && mustNot('SGN-04', 'the user is suspended or deleted'),
        ...endObjections({ age: world.now - grant.at, lifetime, longest }, 'TOK-05', 'the authorization code'),
        grant.doubtful && may('a wrong attempt or a sign-out came before'),
      ],
      must('TOK-01', 'it is the client of the authorization code, with its verifier'),
    );
  },
  after(world, step, { accepted, refreshable = false }) {
    const { grant: index, as, verifier, redirectUri, secret, isLonger = false } = step;
    const grant = at(world.grants, index);
    const { client, person, account } = grant;
    if (accepted) {
      grant.used = true;
      const held = { grant: index, client, person, account, refreshable, at: world.now, refreshedAt: world.now };
      world.tokens.push({ ...held, ...newlyGiven, lineage: world.tokens.length, doubtful: grant.doubtful });
      return;
    }
    if (grant.used) {
      // A server may have forgotten a code that is too old, and what was redeemed for it.
      const isRemembered = world.now - grant.at < world.policy.grantLifetime - slack;
      const isOfClient = as === client && secret === undefined && !isLonger;
      const isReplayed = isOfClient && verifier === 'right' && redirectUri === 'right';
      revokeFamily(world, index, isRemembered && isReplayed);
    }
    grant.doubtful ||= as === client;
  },
};

/**
 * A replay ends what the authorization code was redeemed for: certainly, where the client itself replayed it. A server may
 * keep what a user granted a client as one, and end all of it.
 */
const revokeFamily = ({ tokens, grants }: World, index: number, certainly: boolean): void => {
  const grant = at(grants, index);
  for (const held of tokens) {
    held.revoked ||= certainly && held.grant === index;
  }
  for (const held of [...tokens, ...grants]) {
    held.doubtful ||= held.client === grant.client && held.account === grant.account;
  }
};

/** Whether a refresh token is older than one may be that did not take the place of another. */
const isSlid = ({ tokens, now, policy }: World, { grant }: Tokens): boolean => {
  const first = tokens.find((one) => one.grant === grant)?.at ?? now;
  return now - first > policy.refreshLifetime;
};

export const refresh: Rule<'refresh'> = {
  possible: canRefresh,
  expect(world, step) {
    const { tokens: index, as, scope } = step;
    const held = at(world.tokens, index);
    return unless(
      [
        clientObjection(step),
        lengthObjection(step),
        held.revoked && mustNot('TOK-21', 'the tokens were revoked'),
        scope === 'wider' && may('it asks for more than was granted'),
        as !== held.client && mustNot('TOK-27', 'the refresh token was given to another client'),
        !isInUse(world, held) && mustNot('SGN-04', 'the user is suspended or deleted'),
        ...refreshEnd(world, held, 'TOK-30'),
        isAfterGrace(world, held.rotatedAt) && mustNot('TOK-17', 'another refresh token has taken its place'),
        ...lineageObjections(world, held),
        held.replaced && may('newer tokens have taken their place'),
        held.doubtful && may('a sign-out or a replay came before'),
      ],
      must(isSlid(world, held) ? 'TOK-32' : 'TOK-19', 'it is the client of the refresh token'),
    );
  },
  after(world, { tokens: index, as, scope }, { accepted, rotated = false, refreshable = true }) {
    const held = at(world.tokens, index);
    if (accepted) {
      const refreshedAt = rotated ? world.now : held.refreshedAt;
      const narrowed = held.narrowed || scope === 'narrower';
      const isFork = rotated && held.rotatedAt !== null;
      outlive(world, held);
      world.tokens.push({
        ...held,
        ...{ at: world.now, refreshedAt, refreshable, narrowed },
        replaced: false,
        rotatedAt: null,
        lineage: isFork ? world.tokens.length : held.lineage,
      });
      held.replaced = true;
      held.rotatedAt ??= rotated ? world.now : null;
      return;
    }
    if (as === held.client) {
      revokeFamily(world, held.grant, false);
    }
  },
};

/** What stands against whoever presents a token of a user. */
export const holderObjections = (world: World, { tokens: index, with: kind }: Presented): Objection[] => {
  const held = at(world.tokens, index);
  return [
    kind !== 'access' && mustNot('TOK-26', 'it is no access token'),
    !isInUse(world, held) && mustNot('SGN-04', 'the user is suspended or deleted'),
    ...accessEnd(world, held),
    held.revoked && may('the tokens were revoked'),
    held.replaced && may('newer tokens have taken their place'),
    rivalObjection(world, held),
    held.narrowed && may('they were asked for with less than what was granted'),
    held.doubtful && may('a sign-out or a replay came before'),
  ];
};

/** Whether a user gets in with an access token, as far as anybody can know. */
export const isUsable = (world: World, held: Tokens): boolean =>
  holderObjections(world, { tokens: world.tokens.indexOf(held), with: 'access' }).every((objection) => !objection);

/** Whether there is such a token. */
export const isPresentable = (world: World, step: Presented): boolean =>
  (step.with === 'refresh' ? canRefresh : isThere)(world, step);

export const userinfo: Rule<'userinfo'> = {
  possible: isPresentable,
  expect: (world, step) =>
    unless(
      [lengthObjection(step), ...holderObjections(world, step)],
      must(step.method === 'POST' ? 'TOK-38' : 'TOK-15', 'the access token is in its lifetime'),
    ),
  after: () => undefined,
};

/** Accepted: the token is called active. */
export const introspect: Rule<'introspect'> = {
  possible: canRefresh,
  expect(world, step) {
    const { tokens: index, as } = step;
    const held = at(world.tokens, index);
    return unless(
      [
        clientObjection(step),
        lengthObjection(step),
        held.revoked && mustNot('TOK-37', 'the token was revoked'),
        ...refreshEnd(world, held, 'TOK-37'),
        !isInUse(world, held) && may('the user is suspended or deleted'),
        as !== held.client && may('it is the token of another client'),
        rivalObjection(world, held),
        held.replaced && may('newer tokens have taken their place'),
        held.doubtful && may('a sign-out or a replay came before'),
      ],
      must('TOK-37', 'the refresh token is in its lifetime'),
    );
  },
  after: () => undefined,
};

export const revoke: Rule<'revoke'> = {
  possible: canRefresh,
  expect: (world, step) =>
    unless(
      [
        clientObjection(step),
        step.as !== at(world.tokens, step.tokens).client && may('it is the token of another client'),
      ],
      must('TOK-21', 'a client may revoke its token'),
    ),
  after(world, { tokens: index, as }, { accepted }) {
    const held = at(world.tokens, index);
    if (accepted && as === held.client) {
      held.revoked = true;
      revokeFamily(world, held.grant, false);
    }
  },
};
