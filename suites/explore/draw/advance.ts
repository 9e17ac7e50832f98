import { isPast } from '../model/lifetimes.ts';
import { at, type Interaction, interactionOf, type Verification, type World } from '../model/world.ts';
import { passwordCount } from '../steps/passwords.ts';
import type { Event, Step, Tab } from '../steps/step.ts';
import { nextOfAccount } from './account-flow.ts';
import { again, inPart, mostly } from './choose.ts';
import { newPasswordFor } from './policies.ts';
import { unusualAuthorize, unusualRefresh, unusualUserinfo } from './unusual.ts';
import type { Wish } from './wish.ts';

const eventFor = (world: World, { person, choice }: Wish): Event =>
  at(world.people, person).account === null
    ? mostly<Event>('Register', ['SignIn', 'ForgotPassword'], choice)
    : mostly<Event>('SignIn', ['ForgotPassword', 'Register'], choice, 60);

/** With no request open: use what the last one brought, else ask again. */
const outside = (world: World, tab: Tab, wish: Wish): Step => {
  const { grants, tokens } = world;
  const { choice } = wish;
  const grant = grants.findLastIndex(({ client, used, doubtful }) => client === tab.client && !used && !doubtful);
  const held = tokens.findLastIndex(
    ({ client, replaced, refreshable }) => client === tab.client && refreshable && !replaced,
  );
  if (grant >= 0) {
    return { do: 'redeem', grant, as: tab.client, verifier: 'right', redirectUri: 'right' };
  }
  const own = choice % 2 === 1 ? nextOfAccount(world, wish) : undefined;
  if (own !== undefined) {
    return own;
  }
  return held >= 0 && choice % 3 > 0
    ? choice % 3 === 1
      ? { do: 'refresh', tokens: held, as: tab.client, ...unusualRefresh(choice) }
      : { do: 'userinfo', tokens: held, with: 'access', ...unusualUserinfo(choice) }
    : { do: 'authorize', tab, prompt: 'consent', ...unusualAuthorize(choice) };
};

const afterProof = (world: World, tab: Tab, event: Event, proof: Verification, index: number): Step => {
  const isKnown = at(world.people, proof.person).account !== null;
  if (event === 'SignIn' && !isKnown) {
    return { do: 'switchTo', tab, event: 'Register' };
  }
  return event === 'Register' && isKnown
    ? { do: 'switchTo', tab, event: 'SignIn' }
    : { do: 'identify', tab, verification: index };
};

/** Before anybody is identified. */
const proving = (world: World, { tab, number }: Interaction, event: Event, wish: Wish): Step => {
  const index = world.verifications.findLastIndex(({ interaction, replaced }) => interaction === number && !replaced);
  const proof = world.verifications[index];
  if (proof?.verified) {
    return afterProof(world, tab, event, proof, index);
  }
  // Now and then a code is entered that was guessed too often, or refused though it was right.
  const mayBeLeft =
    proof !== undefined && proof.tries.surely < world.policy.codeTries && Number.isFinite(proof.tries.perhaps);
  if (proof?.sent && (mayBeLeft || inPart(again(wish.choice, 16), 30))) {
    return { do: 'verifyCode', tab, verification: index, to: { person: proof.person }, code: { of: index } };
  }
  const { account } = at(world.people, wish.person);
  return event === 'SignIn' && typeof account?.password === 'number' && wish.choice % 2 === 1
    ? { do: 'verifyPassword', tab, to: { person: wish.person }, password: { number: account.password } }
    : { do: 'sendCode', tab, to: { person: wish.person }, event };
};

/** Whether an account lacks only the last step before it is made. */
export const isReadyToRegister = ({ event, newNumber, newPassword, identified }: Interaction): boolean =>
  event === 'Register' && newNumber !== null && newPassword !== null && identified === null;

/** The next step of the flow that a browser is in, as somebody takes it who wants to get through. */
export const nextOfFlow = (world: World, wish: Wish): Step => {
  const tab = { browser: wish.browser, client: wish.client };
  const interaction = interactionOf(world, tab);
  if (interaction === undefined || interaction.finished || isPast(world, interaction)) {
    return outside(world, tab, wish);
  }
  const { event, identified, newNumber, newPassword, submitted } = interaction;
  // Now and then one at a boundary of policies.
  const password = inPart(wish.choice, 80) ? wish.choice % passwordCount : newPasswordFor(wish);
  if (submitted) {
    return { do: 'resume', tab };
  }
  if (event === null) {
    return { do: 'start', tab, event: eventFor(world, wish) };
  }
  if (identified !== null) {
    return event === 'ForgotPassword' && newPassword === null
      ? { do: 'replacePassword', tab, password }
      : { do: 'submit', tab };
  }
  if (event === 'Register' && newNumber !== null) {
    return newPassword === null ? { do: 'addPassword', tab, password } : { do: 'identify', tab };
  }
  return proving(world, interaction, event, wish);
};
