import { counted } from '../model/counter.ts';
import { at, interactionOf, type World } from '../model/world.ts';
import { passwordCount } from '../steps/passwords.ts';
import type { Event, Step } from '../steps/step.ts';
import { again, inPart, oneOf } from './choose.ts';
import { enterLive, guess, liveCode } from './ended-codes.ts';
import type { ForbiddenUse } from './forbidden-use.ts';
import { towardEvent, towardEventWithAccount } from './toward-sign-in.ts';
import { codeChangeKeys, missTitles } from './values.ts';
import type { Wish } from './wish.ts';
import { write } from './write.ts';

const eventOf = ({ choice }: Wish): Event => oneOf<Event>(['SignIn', 'ForgotPassword'], again(choice, 10));

/** The newest verification of the interaction of a browser, which nobody has proven by a code. */
const unproven = (world: World, { browser, client }: Wish): number | undefined => {
  const interaction = interactionOf(world, { browser, client });
  const index = world.verifications.findLastIndex((one) => one.interaction === interaction?.number && !one.replaced);
  const verification = world.verifications[index];
  return verification && (!verification.verified || verification.kind === 'password') ? index : undefined;
};

/** A step that comes after one which was not taken: nothing was proven, or by a password where a number has to be. */
export const skippedProof: ForbiddenUse = {
  isOfInteraction: true,
  end(world, wish) {
    const { person, browser, client, choice } = wish;
    const tab = { browser, client };
    const event = eventOf(wish);
    const password = at(world.people, person).account?.password;
    const isByPassword = event === 'ForgotPassword' && typeof password === 'number' && inPart(again(choice, 3), 50);
    return (
      towardEventWithAccount(world, tab, event, person) ??
      (isByPassword
        ? { do: 'verifyPassword', tab, to: { person }, password: { number: password } }
        : { do: 'sendCode', tab, to: { person }, event })
    );
  },
  use(world, wish) {
    const { browser, client, choice } = wish;
    const tab = { browser, client };
    const verification = unproven(world, wish);
    const event = eventOf(wish);
    if (verification === undefined || towardEvent(world, tab, event) !== undefined) {
      return undefined;
    }
    const identify: Step = { do: 'identify', tab, verification };
    const replace: Step = { do: 'replacePassword', tab, password: choice % passwordCount };
    return event === 'ForgotPassword' ? oneOf<Step>([identify, replace], again(choice, 4)) : identify;
  },
};

/** Somebody who proved a number goes on without being identified by it. */
export const skippedIdentification: ForbiddenUse = {
  isOfInteraction: true,
  end(world, wish) {
    const { person, browser, client } = wish;
    const tab = { browser, client };
    const event = eventOf(wish);
    return (
      towardEventWithAccount(world, tab, event, person) ??
      (liveCode(world)?.verification.interaction === interactionOf(world, tab)?.number
        ? enterLive(world)
        : { do: 'sendCode', tab, to: { person }, event })
    );
  },
  use(world, wish) {
    const { browser, client, choice } = wish;
    const tab = { browser, client };
    const event = eventOf(wish);
    const number = interactionOf(world, tab)?.number;
    const isProven = world.verifications.some((one) => one.interaction === number && one.verified && !one.replaced);
    if (!isProven || towardEvent(world, tab, event) !== undefined) {
      return undefined;
    }
    return event === 'ForgotPassword' && inPart(again(choice, 4), 75)
      ? {
          do: 'replacePassword',
          tab,
          password: ((at(world.people, wish.person).account?.password ?? 0) + 1) % passwordCount,
        }
      : { do: 'submit', tab };
  },
};

/** A code that is almost right. */
export const almostCode: ForbiddenUse = {
  isOfInteraction: true,
  end: (world, { person, browser, client }) => {
    const tab = { browser, client };
    return towardEvent(world, tab, 'SignIn') ?? { do: 'sendCode', tab, to: { person }, event: 'SignIn' };
  },
  use: (world, { choice }) => guess(world, oneOf(codeChangeKeys, again(choice, 3))),
};

/** A password that is almost right. */
export const almostPassword: ForbiddenUse = {
  isOfInteraction: true,
  end: (world, { person, browser, client }) => towardEventWithAccount(world, { browser, client }, 'SignIn', person),
  use(world, { person, browser, client, choice }) {
    const tab = { browser, client };
    const number = at(world.people, person).account?.password;
    return typeof number !== 'number' || towardEvent(world, tab, 'SignIn') !== undefined
      ? undefined
      : {
          ...{ do: 'verifyPassword', tab, to: { person } },
          password: { number, change: oneOf(missTitles, again(choice, 3)) },
        };
  },
};

/** One message more than a number may have. */
export const cappedSend: ForbiddenUse = {
  isOfInteraction: true,
  counts: 'sends',
  end(world, { person, browser, client }) {
    const tab = { browser, client };
    return (
      towardEventWithAccount(world, tab, 'SignIn', person) ?? { do: 'sendCode', tab, to: { person }, event: 'SignIn' }
    );
  },
  use(world, { person, browser, client, choice }) {
    const tab = { browser, client };
    const { sendWindow, maxSends } = world.policy;
    const isCapped = counted(at(world.people, person).sends, world.now, sendWindow).atLeast >= maxSends;
    return isCapped && towardEvent(world, tab, 'SignIn') === undefined
      ? { do: 'sendCode', tab, to: write(person, again(choice, 4), 50), event: 'SignIn' }
      : undefined;
  },
};
