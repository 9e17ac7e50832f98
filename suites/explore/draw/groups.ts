import { codeObjections } from '../model/rules/codes.ts';
import { interactionOf, type World } from '../model/world.ts';
import { browserCount } from '../steps/nouns.ts';
import { passwordCount } from '../steps/passwords.ts';
import { largestGroup, type Step, type StepOrGroup, type Tab } from '../steps/step.ts';
import { nextOfAccount } from './account-flow.ts';
import { isReadyToRegister, nextOfFlow } from './advance.ts';
import { again, choices, inPart, oneOf } from './choose.ts';
import { besideForks } from './forked-tokens.ts';
import { newestRefreshable } from './newest-tokens.ts';
import type { Wish } from './wish.ts';

/** The step that is taken several times at once; which of them it is, `which` says. */
type Repeated = (world: World, tab: Tab, wish: Wish, which: number) => Step | undefined;

const liveCode = ({ verifications, interactions }: World) => {
  const index = verifications.findLastIndex(
    ({ sent, used, replaced, interaction }) => sent && !used && !replaced && !interactions[interaction]?.finished,
  );
  const verification = verifications[index];
  const tab = verification && interactions[verification.interaction]?.tab;
  return verification && tab && { index, tab, person: verification.person };
};

const verify =
  (changeOf: (which: number) => string | undefined): Repeated =>
  (world, _tab, _wish, which) => {
    const live = liveCode(world);
    const change = changeOf(which);
    return (
      live && {
        ...{ do: 'verifyCode', tab: live.tab, verification: live.index, to: { person: live.person } },
        code: { of: live.index, ...(change !== undefined && { change }) },
      }
    );
  };

const send: Repeated = (world, tab, { person }) => {
  const event = interactionOf(world, tab)?.event;
  return event ? { do: 'sendCode', tab, to: { person }, event } : undefined;
};

const redeem: Repeated = ({ grants }) => {
  const grant = grants.findLastIndex(({ used, doubtful }) => !used && !doubtful);
  const as = grants[grant]?.client;
  return as === undefined ? undefined : { do: 'redeem', grant, as, verifier: 'right', redirectUri: 'right' };
};

const refresh: Repeated = ({ tokens }) => {
  const index = newestRefreshable(tokens);
  const as = tokens[index]?.client;
  return as === undefined ? undefined : { do: 'refresh', tokens: index, as };
};

const wrong: readonly [string, ...string[]] = ['another', 'another-still'];

/** Ends registrations of one number, in two browsers, that lack only their last step. */
const register: Repeated = ({ interactions }, { client }, { person }, which) => {
  const ready = interactions.filter(
    (interaction) => isReadyToRegister(interaction) && interaction.newNumber === person && !interaction.finished,
  );
  const tab = ready[which % 2]?.tab;
  return tab?.client === client ? { do: 'identify', tab } : undefined;
};

/** Guesses of the password of somebody who has one. */
const guess: Repeated = (world, tab, { person }) => {
  const event = interactionOf(world, tab)?.event;
  const password = world.people[person]?.account?.password ?? null;
  return event === 'SignIn' && password !== null
    ? { do: 'verifyPassword', tab, to: { person }, password: { number: (password + 1) % passwordCount } }
    : undefined;
};

/** The code that a user who is signed in has asked for. */
const verifyProofs: Repeated = (world) => {
  const { proofs, tokens } = world;
  const index = proofs.findLastIndex(
    (proof) => proof.kind === 'code' && proof.sent && codeObjections(world, proof).every((objection) => !objection),
  );
  const proof = proofs[index];
  const held = tokens.findLastIndex(({ grant, revoked }) => grant === proof?.grant && !revoked);
  return proof && held >= 0
    ? {
        ...{ do: 'verifyProof', tokens: held, with: 'access', proof: index },
        ...{ to: { person: proof.person }, code: { of: index } },
      }
    : undefined;
};

const kinds: readonly [Repeated, ...Repeated[]] = [
  verify(() => undefined),
  verify((which) => wrong[which % wrong.length]),
  send,
  redeem,
  refresh,
  register,
  guess,
  verifyProofs,
];

/** Which browser has to come further for two of them to register a number at the same time. */
const browserBehind = (world: World, { browser, client }: Tab): number => {
  const own = interactionOf(world, { browser, client });
  return own && isReadyToRegister(own) ? (browser + 1) % browserCount : browser;
};

/**
 * Steps at the same time, of a kind that the wish chooses, or the step of a flow that leads there.
 */
export const towardGroup = (world: World, wish: Wish, tab: Tab): StepOrGroup => {
  const repeated = oneOf(kinds, again(wish.choice, 7));
  // What is limited shows in the largest groups, and what is not in any.
  const count = inPart(again(wish.choice, 5), 50)
    ? largestGroup
    : 2 + Math.floor((again(wish.choice, 6) / choices) * (largestGroup - 1));
  const beside = repeated === refresh && inPart(again(wish.choice, 9), 70) ? besideForks(world) : undefined;
  if (beside !== undefined) {
    return beside;
  }
  const steps = Array.from({ length: count }, (_, which) => repeated(world, tab, wish, which));
  const there = steps.filter((step) => step !== undefined);
  if (there.length === count) {
    return { do: 'together', steps: there };
  }
  const own = repeated === verifyProofs ? nextOfAccount(world, wish) : undefined;
  return (
    own ??
    nextOfFlow(world, {
      ...wish,
      browser: repeated === register ? browserBehind(world, tab) : wish.browser,
      // As most people go on.
      choice: Math.floor(wish.choice / 2),
    })
  );
};
