import type { PhaseResult, ThresholdResult } from '../../contracts/record/load-run.ts';
import { inParts } from './phases.ts';
import type { Scenario } from './scenario.ts';
import { eachStep, everyArrival, inPhase } from './thresholds.ts';

const drifted = 1.5;
/** Below it, a median says more of the machine's clock than of Logto. */
const negligibleMs = 20;

/** Whether a run became slower: k6 cannot compare two parts of a run. */
const driftOf = (phases: readonly PhaseResult[]): ThresholdResult => {
  const median = (name: string) => phases.find((phase) => phase.name === name)?.requests?.median ?? 0;
  const limit = median('early') * drifted + negligibleMs;
  const expression = `median of the late part below ${limit.toFixed(0)} ms, ${drifted} times that of the early part`;
  return { metric: 'drift', expression, met: median('late') <= limit };
};

/** One rate for hours. */
export const soak: Scenario = {
  question: 'Is it as fast in the end as in the beginning, for hours?',
  ...{ flow: 'sign-in', takesFlow: true, requirements: ['LOAD-08'] },
  rates: { smoke: 2, average: 2, stress: 5 },
  seconds: { smoke: 6, average: 3600, stress: 3600 },
  phases: inParts(['early', 1 / 3], ['middle', 1 / 3], ['late', 1 / 3]),
  thresholds: (plan) => ({
    ...{ ...everyArrival(plan), ...eachStep(plan) },
    ...{ ...inPhase(plan, 'early'), ...inPhase(plan, 'late') },
  }),
  judge({ phases, outcome }) {
    const drift = driftOf(phases);
    const isSlower = outcome === 'met' && !drift.met;
    return {
      thresholds: [drift],
      ...(isSlower && { outcome: 'crossed', reasons: [`${drift.metric}: ${drift.expression}`] }),
    };
  },
};
