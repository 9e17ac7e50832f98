import { expect, test } from '@playwright/test';
import type { Observed, ObservedInvariant } from '../../contracts/record/load-observed.ts';
import type { LoadRun, ThresholdResult } from '../../contracts/record/load-run.ts';
import { judgeGrowth } from './judge-growth.ts';

const slow = { metric: 'http_req_duration{step:submit}', expression: 'p(95)<500', met: false };
const wrong = { metric: 'checks', expression: 'rate==1', met: false };

const run = (thresholds: readonly ThresholdResult[]): LoadRun => ({
  ...{
    scenario: 'growth',
    flow: 'sign-in',
    question: '?',
    requirements: [],
    seeksKnee: false,
    profile: 'average',
    partial: false,
    segment: null,
  },
  ...{ startedAt: '2026-11-25T00:00:00.000Z', endedAt: '2026-11-25T00:01:05.000Z', atOnce: 10, numbers: 10 },
  target: { kind: 'native', isStandIn: false, logtoVersion: '1.42.0', connectorVersion: '1.4.4', details: {} },
  machine: { cores: 2, memoryBytes: 1, node: '24' },
  k6: { version: '2.2.0', origin: 'built', exitCode: 0 },
  ...{ dropped: 0, phases: [], steps: [], knee: null, reasons: [], thresholds },
  outcome: thresholds.every(({ met }) => met) ? 'met' : 'crossed',
});

const invariant: ObservedInvariant = {
  ...{ id: 'once', title: 'No code is accepted twice', requirements: ['CON-01'], subjects: 'codes' },
  ...{ judged: 900, broken: 0, violations: [], measured: null },
};

const doubled: ObservedInvariant = {
  ...{ ...invariant, broken: 1, measured: 'one of 900' },
  violations: [{ kind: 'code-accepted-twice', message: 'k6:12 was accepted twice', events: ['k6:12'] }],
};

const observed = (one: ObservedInvariant): Observed => ({
  ...{ gaps: [], events: 10, invariants: [one], phases: [], cost: null },
  bound: { by: 'nothing', counts: true, because: 'nothing was full', phase: 'steady', harnessShare: null },
  series: { from: 0, seconds: 1, columns: {} },
});

const half = (thresholds: readonly ThresholdResult[], one = invariant) => ({
  run: run(thresholds),
  observed: observed(one),
});

test('how slow the grown half is fails no run, as that is what is measured', () => {
  const judged = judgeGrowth(half([{ ...slow, met: true }]), half([slow]));
  expect(judged.run).toMatchObject({ outcome: 'met', reasons: [], thresholds: [{ met: true }] });
});

test('a wrong answer on the grown database fails the run, and says where', () => {
  const judged = judgeGrowth(half([]), half([slow, wrong]));
  expect(judged.run).toMatchObject({ outcome: 'crossed', reasons: ['grown database: checks: rate==1'] });
});

test('a fresh half that is too slow fails the run', () => {
  expect(judgeGrowth(half([slow]), half([])).run.outcome).toBe('crossed');
});

test('an invariant is judged over both halves, whose events are told apart', () => {
  const [both] = judgeGrowth(half([]), half([], doubled)).observed.invariants;
  expect(both).toMatchObject({ judged: 1800, broken: 1, measured: 'one of 900' });
  expect(both?.violations[0]?.events).toEqual(['grown/k6:12']);
});
