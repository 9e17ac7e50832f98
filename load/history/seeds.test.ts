import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { evidentOnly, judgeHistory } from './judge.ts';
import { violationKinds } from './model/invariant.ts';
import type { Recorded } from './model/recorded.ts';
import { cleanHistory, named } from './testing/clean-history.ts';
import { randomFrom } from './testing/random.ts';
import { seeds, unknowns } from './testing/seeds.ts';

const violationsOf = (events: readonly Recorded[]) => judgeHistory(events).flatMap(({ violations }) => violations);
const seed = fc.integer({ min: 0, max: 0xffff_ffff });

test('whatever a right system lets people do breaks nothing', () => {
  fc.assert(
    fc.property(seed, (number) => expect(violationsOf(cleanHistory(1000, number))).toEqual([])),
    { numRuns: 100 },
  );
});

test('whatever part of the history of a right system is missing, nothing is held against it', () => {
  fc.assert(
    fc.property(seed, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (number, share) => {
      const random = randomFrom(number);
      const seen = cleanHistory(1000, number).filter(() => random() < share);
      expect(evidentOnly(judgeHistory(seen)).flatMap(({ violations }) => violations)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('the order in which events are given changes nothing', () => {
  fc.assert(
    fc.property(seed, (number) => {
      const broken = named(seeds['message-lost'](cleanHistory(1000, number), randomFrom(number)));
      const inOrder = violationsOf(broken);
      expect(violationsOf(broken.toReversed())).toEqual(inOrder);
    }),
    { numRuns: 20 },
  );
});

for (const kind of violationKinds) {
  test(`a seeded ${kind} is found, and its events are named`, () => {
    const size = kind === 'codes-not-uniform' ? 8000 : 2000;
    fc.assert(
      fc.property(seed, (number) => {
        const random = randomFrom(number);
        const broken = named(seeds[kind](cleanHistory(size, number), random));
        const found = violationsOf(broken);
        const [seeded] = found.filter((violation) => violation.kind === kind);
        expect(seeded?.events.length).toBeGreaterThan(0);
        expect(seeded?.events.filter((name) => !broken.some((event) => event.name === name))).toEqual([]);
        expect(seeded?.message.length).toBeGreaterThan(0);
      }),
      { numRuns: 20 },
    );
  });
}

for (const [what, change] of Object.entries(unknowns)) {
  test(`it is not held against a system that ${what}`, () => {
    expect(violationsOf(named(change(cleanHistory(1000), randomFrom(1))))).toEqual([]);
  });
}
