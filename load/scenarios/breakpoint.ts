import type { PhaseResult } from '../../contracts/record/load-run.ts';
import { warmUp } from '../plan/plan.ts';
import { thresholdsCrossed } from '../plan/thresholds.ts';
import { rounded } from './phases.ts';
import type { OfProfile, Scenario } from './scenario.ts';
import { inPhase } from './thresholds.ts';

const stepGrowth = 1.2;
const stepCounts: OfProfile<number> = { smoke: 2, average: 12, stress: 12 };

/** The phase in which k6 ended the run for a threshold did not hold. */
const withLastBroken = (phases: readonly PhaseResult[]): PhaseResult[] => {
  const last = phases.findLastIndex(({ completed, failed }) => completed + failed > 0);
  return phases.map((phase, at) => (at === last ? { ...phase, held: false } : phase));
};

/** The highest rate before the first that did not hold: 0 where the first did not, null where all held. */
const kneeOf = (all: readonly PhaseResult[]): number | null => {
  const phases = all.filter(({ name }) => name !== warmUp);
  const broken = phases.findIndex(({ held }) => !held);
  return broken < 0 ? null : (phases[broken - 1]?.rate ?? 0);
};

/** Steps up from the flow's own rate until a threshold is crossed, which ends the run. */
export const breakpoint: Scenario = {
  question: 'At which rate does it break?',
  ...{ flow: 'sign-in', takesFlow: true, requirements: ['LOAD-02', 'LOAD-10'], seeksKnee: true },
  // Of one step.
  seconds: { smoke: 2, average: 15, stress: 20 },
  phases: (rate, seconds, profile) =>
    Array.from({ length: stepCounts[profile] }, (_, at) => {
      const step = rounded(rate * stepGrowth ** at);
      return { name: `at ${step}/s`, rate: step, seconds };
    }),
  thresholds: (plan) => ({
    checks: [{ threshold: 'rate==1', abortOnFail: true }],
    dropped_iterations: [{ threshold: 'count==0', abortOnFail: true }],
    ...Object.assign(
      {},
      ...plan.phases.filter(({ name }) => name !== warmUp).map(({ name }) => inPhase(plan, name, true)),
    ),
  }),
  /** It is there to cross a threshold: it passes if its first step held. */
  judge({ phases: reached, exitCode }) {
    const phases = exitCode === thresholdsCrossed ? withLastBroken(reached) : reached;
    const knee = kneeOf(phases);
    if (exitCode !== 0 && exitCode !== thresholdsCrossed) {
      return { phases, knee };
    }
    return { phases, knee, ...(knee === 0 ? { outcome: 'crossed' } : { outcome: 'met', reasons: [] }) };
  },
};
