import { expect, test } from '@playwright/test';
import type { Sample } from '../cost/sampler.ts';
import { judgeHistory } from '../history/judge.ts';
import type { Recorded } from '../history/model/recorded.ts';
import { cleanHistory, named } from '../history/testing/clean-history.ts';
import { randomFrom } from '../history/testing/random.ts';
import { seeds } from '../history/testing/seeds.ts';
import { type EndedRun, observedOf } from './observed.ts';

const start = 1_795_000_000_000;

/** Logto uses half a CPU up to the 20th second, all of one thereafter. */
const samples = Array.from({ length: 41 }, (_, second): Sample => {
  const cpu = second <= 20 ? second / 2 : second - 10;
  return {
    at: start + second * 1000,
    uses: { logto: { cpu, busiestThread: cpu, memory: 1 }, k6: { cpu: cpu / 10, busiestThread: 0, memory: 1 } },
    machine: { busy: cpu * 1.2, total: second * 2 },
    loop: 0,
    sessions: null,
  };
});

/** Fills the 40 seconds of the samples. */
const last: Recorded = {
  ...{ kind: 'callback', name: 'k6:1', generator: 'k6', user: 1, arrival: 1, interaction: 'last' },
  ...{ began: start + 39_000, at: start + 40_000, variant: 'valid', outcome: 'signed-in', status: 307 },
};
const history = [...cleanHistory(100), last].filter((event) => !('at' in event) || event.at <= start + 40_000);

const phase = (name: string, held: boolean, completed: number) => ({
  ...{ name, rate: Number.parseFloat(name) || 1, seconds: 20, held, completed },
});

const observed = (more: Partial<EndedRun> = {}) => {
  const events = more.events ?? history;
  return observedOf({
    ...{ events, judgements: judgeHistory(events), measured: { samples, database: null } },
    ...{
      phases: [phase('5/s', true, 100), phase('10/s', false, 150)],
      gaps: [],
      dropped: 0,
      cores: 2,
      processorsOfK6: 1,
    },
    target: { kind: 'native', isStandIn: false },
    ...{ appIsAsked: false, isHeld: false },
    ...more,
  });
};

test('what bounds a run is looked for in the first phase that broke', () => {
  const { bound, phases } = observed();
  expect(phases.map(({ load }) => load?.parts.logto?.cores)).toEqual([0.5, 1]);
  expect(bound).toMatchObject({ by: 'logto', counts: true, phase: '10/s' });
  expect(bound.harnessShare).toBeCloseTo(0.1);
});

test('where each phase held, the last with the highest rate says what bounds the run', () => {
  const spike = observed({ phases: [phase('10/s', true, 1), phase('5/s', true, 1)] });
  expect(spike.bound).toMatchObject({ by: 'nothing', phase: '10/s' });
  const steps = observed({ phases: [phase('10/s', true, 1), phase('10/s again', true, 1)] });
  expect(steps.bound).toMatchObject({ by: 'logto', phase: '10/s again' });
  expect(observed({ phases: [phase('5/s', true, 1)] }).bound).toMatchObject({ by: 'nothing', counts: true });
});

test('a rate that was asked for and held is a result, whatever took its share meanwhile', () => {
  const held = { phases: [phase('5/s', true, 1)], dropped: 5 };
  expect(observed(held).bound).toMatchObject({ by: 'generator', counts: false });
  expect(observed({ ...held, isHeld: true }).bound).toMatchObject({ by: 'generator', counts: true });
  expect(observed({ ...held, isHeld: true }).bound.because).toContain('but all was met at the rate');
});

test('the phases begin with the load, not with who signs in before it', () => {
  const before = { ...last, user: 0, began: start - 30_000, at: start - 29_000 };
  const { bound, phases } = observed({ events: [before, ...history] });
  expect(phases.map(({ load }) => load?.parts.logto?.cores)).toEqual([0.5, 1]);
  expect(bound.phase).toBe('10/s');
});

test('what is used while the target warms up is no cost, and what breaks then bounds nothing', () => {
  const { bound, cost } = observed({ phases: [phase('warm-up', false, 50), phase('10/s', true, 100)] });
  expect(bound.phase).toBe('10/s');
  expect(cost).toMatchObject({ flows: 150, cpuMs: { logto: 200 } });
});

test('the cost is shared among the flows that were completed', () => {
  expect(observed().cost).toMatchObject({ flows: 250, cpuMs: { logto: 120, k6: 12 }, statements: null });
  expect(observed({ phases: [phase('5/s', false, 0)] }).cost).toBeNull();
});

test('statements and rows are of one flow, and the longest come first', () => {
  const statement = (query: string, ms: number) => ({ id: query, query, calls: 500, ms, rows: 0 });
  const totals = { commits: 0, rollbacks: 0, deadlocks: 0, temporary: 0 };
  const tables = [{ name: 'logs', rows: 2500, bytes: 250_000 }];
  const database = { statements: [statement('a', 750), statement('b', 250)], tables, totals };
  const { cost } = observed({ measured: { samples, database } });
  expect(cost).toMatchObject({ statements: 4, statementMs: 4, tables: [{ name: 'logs', rows: 10, bytes: 1000 }] });
  expect(cost?.top).toEqual([
    { query: 'a', calls: 2, ms: 3 },
    { query: 'b', calls: 2, ms: 1 },
  ]);
});

test('of many violations all are counted and the first hundred kept', () => {
  const events = named(
    cleanHistory(4000).map((event) => (event.kind === 'seen' ? { ...event, claimedPhone: '1' } : event)),
  );
  const broken = observed({ events }).invariants.find(({ broken: count }) => count > 0);
  expect(broken?.broken).toBeGreaterThan(100);
  expect(broken?.violations).toHaveLength(100);
});

test('how often an invariant was broken is told', () => {
  const events = named(seeds['sends-over-cap'](cleanHistory(1000), randomFrom(1)));
  const [broken] = observed({ events }).invariants.filter(({ broken: count }) => count > 0);
  expect(broken).toMatchObject({
    broken: 1,
    measured: expect.stringContaining('1 went beyond the cap of 10, up to 11'),
  });
});
