import { lockOf } from '../model/counter.ts';
import { at, interactionOf } from '../model/world.ts';
import { passwordCount } from './advance.ts';
import { again, inPart } from './choose.ts';
import { liveCode } from './ended-codes.ts';
import type { Ending } from './ending.ts';
import { write } from './write.ts';

/** A wrong password for somebody who has one, in an interaction that signs in. */
const wrongPassword: Ending['end'] = (world, { person, browser, client }) => {
  const tab = { browser, client };
  const { account } = at(world.people, person);
  const isSignIn = interactionOf(world, tab)?.event === 'SignIn';
  return isSignIn && typeof account?.password === 'number'
    ? { do: 'verifyPassword', tab, to: { person }, password: { number: (account.password + 1) % passwordCount } }
    : undefined;
};

/** What is right: the code that somebody has, or the password. */
const rightProof: Ending['use'] = (world, { person, browser, client, choice }) => {
  const tab = { browser, client };
  if (interactionOf(world, tab)?.event !== 'SignIn') {
    return undefined;
  }
  const live = liveCode(world);
  const to = write(person, again(choice, 4));
  if (live?.verification.person === person && inPart(again(choice, 3), 50)) {
    return { do: 'verifyCode', tab: live.tab, verification: live.index, to, code: { of: live.index } };
  }
  return { do: 'verifyPassword', tab, to, password: { number: at(world.people, person).account?.password ?? 0 } };
};

/** Somebody for whom too many attempts have failed. */
export const lockedPerson: Ending = {
  isOfInteraction: true,
  pause: ({ policy }) => Math.ceil(policy.lockout / 2),
  end: wrongPassword,
  use: (world, wish) =>
    lockOf(at(world.people, wish.person).failures, world.now) === 'locked' ? rightProof(world, wish) : undefined,
};

/** A lock, which has an end itself. */
export const passedLock: Ending = {
  isOfInteraction: true,
  end: (world, wish) =>
    lockOf(at(world.people, wish.person).failures, world.now) === 'locked'
      ? { do: 'pass', seconds: world.policy.lockout + 60 }
      : wrongPassword(world, wish),
  use(world, wish) {
    const { failures } = at(world.people, wish.person);
    const wasLocked = Number.isFinite(failures.lockedUntil.surely) && lockOf(failures, world.now) === 'open';
    return wasLocked ? rightProof(world, wish) : undefined;
  },
};
