import { isComparable, isEqualBut } from '../model/alike.ts';
import { at, interactionOf, type World } from '../model/world.ts';
import { passwordCount } from '../steps/passwords.ts';
import type { Alike, Event, Step, Tab } from '../steps/step.ts';
import { oneOf } from './choose.ts';
import type { Wish } from './wish.ts';

/** How somebody is asked for, so that the same can be asked for somebody else. @param verification number of the next one */
type Asking = (to: { readonly person: number }, verification: number, times: number) => Step[];

const repeated = (times: number, step: Step): Step[] => Array.from({ length: times }, () => step);

const guesses =
  (tab: Tab, event: Event): Asking =>
  (to, verification, times) => [
    { do: 'start', tab, event },
    { do: 'sendCode', tab, to, event },
    ...repeated(times, { do: 'verifyCode', tab, to, verification, code: { of: verification, change: 'another' } }),
  ];

const sends =
  (tab: Tab, event: Event): Asking =>
  (to, _, times) => [{ do: 'start', tab, event }, ...repeated(times, { do: 'sendCode', tab, to, event })];

const passwords =
  (tab: Tab, number: number): Asking =>
  (to, _, times) => [
    { do: 'start', tab, event: 'SignIn' },
    ...repeated(times, { do: 'verifyPassword', tab, to, password: { number, change: 'one more character' } }),
  ];

/** Beyond the cap of sends, once, and beyond a lock. */
const counts = [12, 1, 7];

/** The same steps for somebody with an account and for somebody without; undefined where there are no such two. */
export const alikeFor = (world: World, { person, back, choice }: Wish, tab: Tab): Alike | undefined => {
  const order = world.people.map((_, index) => (person + index) % world.people.length);
  const pairs = order.flatMap((known) => order.map((unknown) => [known, unknown] as const));
  const [known, unknown] = pairs.find(([one, other]) => isEqualBut(world, one, other)) ?? [];
  if (known === undefined || unknown === undefined || interactionOf(world, tab) === undefined) {
    return undefined;
  }
  const asking = oneOf<Asking>(
    [
      guesses(tab, 'ForgotPassword'),
      passwords(tab, at(world.people, known).account?.password ?? 0),
      sends(tab, 'ForgotPassword'),
      guesses(tab, 'SignIn'),
    ],
    choice,
  );
  const next = world.verifications.length;
  const times = counts[back % counts.length] ?? 1;
  // Each send of the first side that is accepted begins a verification.
  const sent = asking({ person: known }, next, times).filter((step) => step.do === 'sendCode').length;
  return {
    do: 'alike',
    known: asking({ person: known }, next, times),
    unknown: asking({ person: unknown }, next + sent, times),
  };
};

/** Steps that may lead to a comparison, and it. */
export const wayToAlike = 4;

/** Leads to a comparison: an account, and an interaction that is open. */
export const towardAlike = (world: World, wish: Wish, tab: Tab): Step | Alike | undefined => {
  const { person, choice } = wish;
  const alike = alikeFor(world, wish, tab);
  if (alike !== undefined && isComparable(world, alike)) {
    return alike;
  }
  return world.people.every(({ account }) => account === null)
    ? { do: 'createUser', person, password: choice % passwordCount }
    : { do: 'authorize', tab, prompt: 'login' };
};
