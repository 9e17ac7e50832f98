import { type MalformedStep, malformedOf } from '../../steps/odd/malformed-requests.ts';
import { count, countFailure } from '../counter.ts';
import { may, mustNot, type Objection, unless } from '../expectation.ts';
import type { Rule } from '../rule.ts';
import { at, disturb, interactionOf, type World } from '../world.ts';
import { use } from './sessions.ts';

type Step = Parameters<Rule<'sendMalformed'>['expect']>[1];

/** Values that count only as they were issued. */
const issued: ReadonlySet<string> = new Set(['code', 'refresh_token', 'code_verifier']);

/** Ways of presenting an access token that are no way, by request. */
const noToken: ReadonlySet<string> = new Set(['userinfo-longer', 'userinfo-twice', 'userinfo-list', 'userinfo-quoted']);

/** @param isOdd whether the authorization request of the code was odd: it may have had no challenge */
const objections = ({ of, place, value, isNoObject, title }: MalformedStep, isOdd: boolean): Objection[] => [
  of.needsObject && isNoObject && mustNot('HDR-04', 'its body is no JSON object'),
  of.needsObject && value?.isOfOtherType && mustNot(place === 'code' ? 'OTP-14' : 'HDR-04', `its ${place} is ${title}`),
  of.by === 'application' &&
    value?.isOther &&
    issued.has(place) &&
    !(isOdd && place === 'code_verifier') &&
    mustNot('TOK-29', `its ${place} is another`),
  noToken.has(of.key) && mustNot('TOK-29', 'it is not the token that was issued'),
  of.key === 'token-by-password' && mustNot('TOK-20', 'it is the password grant'),
];

/** What it may have been taken for: what it names is as sure as before no more. */
const doubtUsed = (world: World, { uses: { person, verification, grant, tokens } }: Step, key: string): void => {
  if (['verify', 'password', 'second-verify'].includes(key)) {
    countFailure(at(world.people, person).failures, world.now, false, world.policy);
  }
  if (key === 'send') {
    count(at(world.people, person).sends, world.now, false);
  }
  if (verification !== undefined && ['verify', 'second-verify'].includes(key)) {
    // A server may look at the code before it looks at the rest, and then it is used up.
    at(world.verifications, verification).tries.perhaps = Number.POSITIVE_INFINITY;
  }
  const held = [
    ...(grant === undefined || key !== 'token-by-code' ? [] : [at(world.grants, grant)]),
    ...(tokens === undefined || !['token-by-refresh', 'revoke'].includes(key) ? [] : [at(world.tokens, tokens)]),
  ];
  for (const other of [...world.tokens, ...world.grants]) {
    other.doubtful ||= held.some(({ client, account }) => client === other.client && account === other.account);
  }
};

const isThere = (index: number | undefined, { length }: readonly unknown[]): boolean =>
  index === undefined || index < length;

export const sendMalformed: Rule<'sendMalformed'> = {
  possible(world, step) {
    const { person, verification, grant, tokens } = step.uses;
    const { by, key } = malformedOf(step).of;
    return (
      isThere(verification, world.verifications) &&
      isThere(grant, world.grants) &&
      isThere(tokens, world.tokens) &&
      (by !== 'page' || interactionOf(world, step.tab) !== undefined) &&
      // What a provider that breaks off makes of a send is not what this is about.
      (key !== 'send' || at(world.people, person).provider === 'accepted')
    );
  },
  expect: (world, step) =>
    unless(
      objections(malformedOf(step), world.grants[step.uses.grant ?? -1]?.odd === true),
      may('of what is malformed'),
    ),
  after(world, step, { accepted }) {
    const { of } = malformedOf(step);
    doubtUsed(world, step, of.key);
    const visited = of.by === 'browser' ? world.sessions[step.tab.browser] : null;
    if (visited) {
      use(world, step.tab.browser, visited, false);
    }
    if (!accepted || !of.changes) {
      return;
    }
    if (of.by !== 'browser') {
      // It did what the model has no words for.
      world.isLost = of.key !== 'revoke';
      return;
    }
    const { browser } = step.tab;
    const session = world.sessions[browser];
    disturb(world, browser);
    world.sessions[browser] = session ? { ...session, doubtful: true } : null;
    for (const held of [...world.tokens, ...world.grants]) {
      held.doubtful ||= held.account === session?.account;
    }
  },
};
