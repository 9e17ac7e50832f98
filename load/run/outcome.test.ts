import { expect, test } from '@playwright/test';
import type { LoadPlan } from '../plan/plan.ts';
import { type ScenarioName, scenarioOf } from '../scenarios/index.ts';
import { verdictOf } from './outcome.ts';

const rates = [4, 5, 6];
const stepsPlan: LoadPlan = {
  ...{
    weights: { 'sign-in': 1 },
    tenant: 'code-only',
    atOnce: 10,
    numbers: {},
    slowestMs: 1000,
    arrivals: 1,
    thresholds: {},
  },
  phases: rates.map((rate) => ({ name: `at ${rate}/s`, rate, seconds: 10 })),
};

/** k6's summary of phases with this many arrivals; it has reached those that have some. */
const summaryOf = (phases: ReadonlyArray<{ name: string; done: number; median?: number; crossed?: boolean }>) => ({
  metrics: Object.fromEntries(
    phases.flatMap(({ name, done, median = 30, crossed = false }) => [
      [`flow_completed{phase:${name}}`, { passes: done, fails: 0, thresholds: { 'rate==1': false } }],
      [
        `http_req_duration{phase:${name}}`,
        { count: done, med: median, 'p(95)': 2 * median, max: 99, thresholds: { 'p(95)<1000': crossed } },
      ],
    ]),
  ),
});

const judge = (
  phases: Parameters<typeof summaryOf>[0],
  exitCode: number,
  scenario: ScenarioName = 'breakpoint',
  plan = stepsPlan,
) => {
  const result = { outcome: exitCode === 0 ? 'met' : 'crossed', reasons: [], exitCode } as const;
  return verdictOf(plan, { ...result, summary: summaryOf(phases) }, scenarioOf(scenario).judge);
};

test('the knee is the last rate that held', () => {
  const phases = [
    { name: 'at 4/s', done: 40 },
    { name: 'at 5/s', done: 50 },
    { name: 'at 6/s', done: 20, crossed: true },
  ];
  expect(judge(phases, 99)).toMatchObject({ outcome: 'met', knee: 5 });
});

test('a threshold that ended the run broke the step in which it did', () => {
  const phases = [
    { name: 'at 4/s', done: 40 },
    { name: 'at 5/s', done: 10 },
    { name: 'at 6/s', done: 0 },
  ];
  expect(judge(phases, 99)).toMatchObject({ knee: 4, phases: [{ held: true }, { held: false }, { held: false }] });
});

test('what breaks while the target warms up is no knee', () => {
  const plan = { ...stepsPlan, phases: [{ name: 'warm-up', rate: 2, seconds: 10 }, ...stepsPlan.phases] };
  const phases = [
    { name: 'warm-up', done: 20, crossed: true },
    ...rates.map((rate) => ({ name: `at ${rate}/s`, done: 9 })),
  ];
  expect(judge(phases, 0, 'breakpoint', plan)).toMatchObject({ outcome: 'met', knee: null });
});

test('where all steps hold there is no knee yet', () => {
  const phases = rates.map((rate) => ({ name: `at ${rate}/s`, done: 10 * rate }));
  expect(judge(phases, 0)).toMatchObject({ outcome: 'met', knee: null });
});

test('a breakpoint run fails where the first step breaks', () => {
  expect(judge([{ name: 'at 4/s', done: 3, crossed: true }], 99)).toMatchObject({ outcome: 'crossed', knee: 0 });
});

test('a soak run that became slower fails, whatever its thresholds', () => {
  const plan = { ...stepsPlan, phases: ['early', 'late'].map((name) => ({ name, rate: 1, seconds: 10 })) };
  const phases = [
    { name: 'early', done: 10, median: 100 },
    { name: 'late', done: 10, median: 171 },
  ];
  expect(judge(phases, 0, 'soak', plan)).toMatchObject({
    outcome: 'crossed',
    reasons: [expect.stringContaining('below 170 ms')],
  });
});
