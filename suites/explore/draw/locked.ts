import { endOfLock, lockOf } from '../model/counter.ts';
import type { Person } from '../model/people.ts';
import { at, type World } from '../model/world.ts';
import { passwordCount } from '../steps/passwords.ts';
import type { Step, Tab } from '../steps/step.ts';
import { again, inPart, oneOf } from './choose.ts';
import { guess, liveCode } from './ended-codes.ts';
import type { ForbiddenUse } from './forbidden-use.ts';
import { towardEvent } from './toward-sign-in.ts';
import type { Wish } from './wish.ts';
import { write } from './write.ts';

const lockOfPerson = (world: World, { person }: Wish) => lockOf(at(world.people, person).failures, world.now);

/** What has failed at one place has to count at another: the two applications take turns in a part of the sequences. */
const tabOf = (world: World, { person, browser, client, choice }: Wish): Tab => {
  const { length } = at(world.people, person).failures.perhaps;
  return { browser, client: inPart(again(choice, 11), 50) ? (length + client) % 2 : client };
};

/** A code that is wrong, for which a new one is sent where none is there any more. */
const wrongCode = (world: World, tab: Tab, person: number): Step => {
  const live = liveCode(world);
  const isTried = live !== undefined && live.verification.tries.surely >= world.policy.codeTries;
  const isOf =
    live?.verification.person === person && live.tab.browser === tab.browser && live.tab.client === tab.client;
  return (isOf && !isTried && guess(world, 'another')) || { do: 'sendCode', tab, to: { person }, event: 'SignIn' };
};

/** A failure of somebody with an account: of passwords, of codes, or of both in turns. */
const failure: ForbiddenUse['end'] = (world, wish) => {
  const { person, choice } = wish;
  const { account, failures } = at(world.people, person);
  if (typeof account?.password !== 'number') {
    return account === null ? { do: 'createUser', person, password: choice % passwordCount } : undefined;
  }
  const tab = tabOf(world, wish);
  const number = (account.password + 1) % passwordCount;
  const ofPassword: Step = { do: 'verifyPassword', tab, to: { person }, password: { number } };
  const way = oneOf(['passwords', 'codes', 'both'], again(choice, 12));
  const isCode = way === 'codes' || (way === 'both' && failures.perhaps.length % 2 === 1);
  return towardEvent(world, tab, 'SignIn') ?? (isCode ? wrongCode(world, tab, person) : ofPassword);
};

/** What is right: the code that somebody has, or the password. */
const rightProof: ForbiddenUse['use'] = (world, { person, browser, client, choice }) => {
  const tab = { browser, client };
  if (towardEvent(world, tab, 'SignIn') !== undefined) {
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
export const lockedPerson: ForbiddenUse = {
  isOfInteraction: true,
  counts: 'failures',
  pause: ({ policy }) => Math.ceil(policy.lockout / 2),
  end: failure,
  use: (world, wish) => (lockOfPerson(world, wish) === 'locked' ? rightProof(world, wish) : undefined),
};

/** A lock, which ends by itself or by an administrator. */
export const passedLock: ForbiddenUse = {
  isOfInteraction: true,
  counts: 'failures',
  end(world, wish, turn) {
    if (lockOfPerson(world, wish) !== 'locked') {
      return failure(world, wish, turn);
    }
    return world.canPass && inPart(again(wish.choice, 13), 50)
      ? { do: 'pass', seconds: world.policy.lockout + 60 }
      : { do: 'liftLock', person: wish.person };
  },
  use(world, wish) {
    const { lockedUntil } = at(world.people, wish.person).failures;
    const wasLocked = Number.isFinite(lockedUntil.surely) && lockOfPerson(world, wish) === 'open';
    return wasLocked ? rightProof(world, wish) : undefined;
  },
};

/** Somebody in the same state, from one of the people on. */
const somebody = ({ people }: World, from: number, is: (person: Person) => boolean): number | undefined =>
  people.map((_, index) => (from + index) % people.length).find((index) => is(at(people, index)));

/** @param turn 0 for the administrator, of somebody who is locked; then what leads to a right proof, and it */
export const liftLockFor = (world: World, wish: Wish, tab: Tab, turn: number): Step | undefined => {
  const { now } = world;
  if (turn === 0) {
    const locked = somebody(world, wish.person, ({ failures }) => lockOf(failures, now) === 'locked');
    return { do: 'liftLock', person: locked ?? wish.person };
  }
  const person = somebody(world, wish.person, ({ failures, account }) => {
    return account !== null && endOfLock(failures, now) === 'RL-08' && lockOf(failures, now) === 'open';
  });
  if (person === undefined) {
    return undefined;
  }
  return towardEvent(world, tab, 'SignIn') ?? rightProof(world, { ...wish, ...tab, person });
};
