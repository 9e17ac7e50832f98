import type { HistoryEvent } from '../../../contracts/record/load-history.ts';
import type { Recorded } from '../model/recorded.ts';
import { Actor, failed, refused } from './actor.ts';
import { randomFrom } from './random.ts';

const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const mismatch = refused('verification_code.code_mismatch');

interface Way {
  /** How often it is gone, beside the others. */
  readonly weight: number;
  readonly name: string;
  readonly walk: (actor: Actor) => void;
}

const way = (weight: number, name: string, walk: Way['walk']): Way => ({ weight, name, walk });

/** What a right system lets people do. */
const ways: readonly Way[] = [
  way(40, 'sign in', (actor) => void actor.owns().try(actor.send()).callback().see()),
  way(5, 'sign in by password', (actor) => void actor.owns().callback().see('password')),
  way(
    5,
    'register',
    (actor) =>
      void actor
        .try(actor.send(undefined, { purpose: 'register' }))
        .callback()
        .see(),
  ),
  way(5, 'sign out', (actor) => void actor.owns().try(actor.send()).callback().see().signOut()),
  way(5, 'try the wrong code first', (actor) => {
    const code = actor.owns().send();
    actor.try(wrong(code), mismatch).try(code).callback().see();
  }),
  way(5, 'ask again', (actor) => {
    const first = actor.owns().send();
    const second = actor.send();
    if (first !== second) {
      actor.try(first, mismatch);
    }
    actor.try(second).callback().see();
  }),
  way(5, 'try twice', (actor) => {
    const code = actor.owns().send();
    actor.try(code).try(code, refused('verification_code.not_found')).callback().see();
  }),
  way(3, 'use a code in another browser', (actor) => {
    const code = actor.owns().send();
    actor.reopen().try(code, refused('verification_code.not_found', 404));
  }),
  way(3, 'call back badly', (actor) => {
    actor.owns().try(actor.send()).callback().see();
    actor.callback('replayed').callback('tampered').callback('without-session');
  }),
  way(2, 'ask too often', (actor) => {
    actor.sends(10).send(refused('request.message_rate_limited', 429));
    actor.wait(600_000).try(actor.send()).callback().see();
  }),
  way(2, 'try too often', (actor) => {
    const code = actor.owns().send();
    actor.triesInVain(10, wrong(code), mismatch).try(code, refused('verification_code.exceed_max_try'));
  }),
  way(1, 'come late', (actor) => {
    const code = actor.owns().send();
    actor.wait(601_000).try(code, refused('verification_code.expired'));
  }),
  way(2, 'be stopped', (actor) => actor.sendUnanswered()),
  way(2, 'get no answer, though the message comes', (actor) => void actor.send(failed, { message: true })),
  way(2, 'get no answer, nor a message', (actor) => void actor.send(failed)),
  way(
    2,
    'ask for the password of nobody',
    (actor) => void actor.send(undefined, { purpose: 'forgot-password', message: false }),
  ),
  way(1, 'be refused by the provider', (actor) => {
    const { phone, at } = actor.wait(5);
    actor.wait(-5).send(refused('connector.general'));
    actor.events.push({ kind: 'provider-refused', at, phone, verdict: 'LimitExceeded' });
  }),
];

const wayOf = (point: number) => {
  let left = point * ways.reduce((sum, { weight }) => sum + weight, 0);
  return ways.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
};

/** Gives events the names that reading a file gives them. */
export const named = (events: readonly HistoryEvent[]): Recorded[] =>
  events.map((event, at) => ({ ...event, name: `k6:${at + 1}` }));

/**
 * A history in which nothing went wrong, of arrivals that overlap.
 *
 * @param size how many events it has at least; a few more, so that the last arrival is whole
 */
export const cleanHistory = (size: number, seed = 1): Recorded[] => {
  const random = randomFrom(seed);
  const events: HistoryEvent[] = [];
  for (let arrival = 0; events.length < size; arrival += 1) {
    const actor = new Actor(arrival, 1_795_000_000_000 + arrival * 50, random);
    wayOf(random())?.walk(actor);
    events.push(...actor.events);
  }
  return named(events.map((event, at) => (event.kind === 'delivered' ? { ...event, message: String(at) } : event)));
};
