import { expect, test } from '@playwright/test';
import { arrivalsOf, flowOf, phaseAt } from '../plan/plan.ts';
import { isKeeper } from '../plan/thresholds.ts';
import { scenarioNames } from './index.ts';
import { makePlan, type PlanOptions } from './make-plan.ts';
import { profileNames } from './scenario.ts';

const plan = (options: Partial<PlanOptions>) =>
  makePlan({ scenario: 'sign-in', profile: 'average', weights: { register: 1, 'sign-in': 3 }, share: 1, ...options });

test('rate and duration win over the profile', () => {
  const options = { profile: 'smoke', rate: 20, seconds: 120 } as const;
  expect(plan(options).phases).toEqual([{ name: 'steady', rate: 20, seconds: 120 }]);
  expect(plan(options).arrivals).toBe(2400);
});

test('ten messages to a number in ten minutes: as many numbers as a minute brings arrivals', () => {
  expect(plan({ rate: 20, seconds: 600 }).numbers).toEqual({ user: 1200 });
  expect(plan({ rate: 20, seconds: 30 }).numbers).toEqual({ user: 701 });
});

test('a rate that the numbers cannot feed is refused with the one that they can', () => {
  expect(() => plan({ rate: 20, seconds: 600, numbers: 100 })).toThrow(
    '20 arrivals a second need 1200 numbers (Logto sends at most 10 messages to one in 600 s), and there are 100. Ask for at most 1/s',
  );
});

test('each registration needs an unused number', () => {
  expect(plan({ scenario: 'register', rate: 10, seconds: 100 }).numbers).toEqual({ stranger: 1051 });
  expect(() => plan({ scenario: 'register', rate: 50, seconds: 10_000 })).toThrow('there are 450000');
});

test('a run is bounded in time and arrivals', () => {
  expect(() => plan({ seconds: 90_000 })).toThrow('longer than a day');
  expect(() => plan({ profile: 'smoke', rate: 1000, seconds: 3600 })).toThrow(
    '3600000 arrivals is above the bound of 1000000',
  );
});

test('another flow is for the scenarios that take one', () => {
  expect(plan({ scenario: 'breakpoint', flow: 'otp-send' })).toMatchObject({ weights: { 'otp-send': 1 } });
  expect(() => plan({ flow: 'otp-send' })).toThrow('sign-in has a flow of its own');
});

test('a breakpoint run steps up from the average of its flow', () => {
  const rates = plan({ scenario: 'breakpoint', flow: 'callback' }).phases.map(({ rate }) => rate);
  expect(rates.slice(0, 5)).toEqual([3, 6, 7.2, 8.6, 10.4]);
  expect(rates).toHaveLength(13);
});

test('a target that has just started warms up first, but for smoke', () => {
  expect(plan({ rate: 20 }).phases[0]).toEqual({ name: 'warm-up', rate: 10, seconds: 10 });
  expect(plan({ rate: 20, profile: 'smoke' }).phases).toHaveLength(1);
});

test('a spike is ten times what is before and after it', () => {
  const { phases } = plan({ scenario: 'spike', rate: 2, seconds: 80 });
  expect(phases.map(({ name, rate }) => [name, rate])).toEqual([
    ['warm-up', 1],
    ['before', 2],
    ['spike', 20],
    ['recovering', 2],
    ['after', 2],
  ]);
});

test('an outage comes after a while, and has a while to be recovered from; five hold codes meanwhile', () => {
  const { phases, numbers, atOnce } = plan({ profile: 'smoke', scenario: 'outage', rate: 2, seconds: 60 });
  expect(phases.map(({ name, seconds }) => [name, seconds])).toEqual([
    ['before', 10],
    ['during', 10],
    ['recovering', 10],
    ['after', 30],
  ]);
  expect({ numbers, atOnce }).toEqual({ numbers: { user: 120, stranger: 5 }, atOnce: 20 });
});

test('one of two generators has to see half of the arrivals', () => {
  expect(plan({ profile: 'smoke', rate: 10, seconds: 60, share: 0.5 }).arrivals).toBe(299);
});

test('an arrival belongs to the phase that it begins in', () => {
  const { phases } = plan({ profile: 'smoke', scenario: 'brownout', seconds: 40 });
  expect([0, 10, 19.9, 20, 99].map((second) => phaseAt(phases, second).name)).toEqual([
    'before',
    'during',
    'during',
    'after',
    'after',
  ]);
});

test('shares are met exactly over a hundred arrivals, and mixed', () => {
  const { weights, phases } = plan({ profile: 'smoke', scenario: 'mixed', rate: 10, seconds: 10 });
  const names = Array.from({ length: arrivalsOf(phases) }, (_, arrival) => flowOf(weights, arrival));
  expect(names.filter((name) => name === 'register')).toHaveLength(25);
  expect(names.slice(0, 10)).toContain('register');
});

for (const scenario of scenarioNames) {
  test(`scenario ${scenario} has thresholds in each profile`, () => {
    for (const profile of profileNames) {
      const expressions = Object.values(plan({ scenario, profile }).thresholds).flat();
      const judging = expressions.filter((each) => typeof each !== 'string' || !isKeeper(each));
      expect(judging.length, profile).toBeGreaterThan(0);
    }
  });
}
