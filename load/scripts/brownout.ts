/** Does a slow and failing provider slow what does not need it, and does all recover? */
import type { Options } from 'k6/options';
import { secondsOf } from '../plan/plan.ts';
import { arrive } from './flows/arrive.ts';
import { common, fasterThan, openModel, withKept } from './lib/options.ts';
import { plan } from './lib/settings.ts';
import { endTrouble, makeTrouble } from './lib/trouble.ts';

const during = plan.phases.findIndex(({ name }) => name === 'during');
const secondsOfPhase = plan.phases[during]?.seconds ?? 1;
/** The trouble begins after its phase: who arrived before, and is slow, is not caught by it. */
const late = Math.min(5, secondsOfPhase / 2);
const once = { executor: 'per-vu-iterations', vus: 1, iterations: 1 } as const;

export const options: Options = {
  ...common,
  scenarios: {
    needing: { ...openModel(), exec: 'needing' },
    independent: { ...openModel(), exec: 'independent' },
    trouble: {
      ...once,
      exec: 'trouble',
      startTime: `${secondsOf({ phases: plan.phases.slice(0, during) }) + late}s`,
      maxDuration: '10s',
    },
  },
  thresholds: withKept({
    // Whoever needs no message notices nothing.
    'flow_completed{flow:sign-in-password}': ['rate==1'],
    'http_req_failed{flow:sign-in-password}': ['rate==0'],
    'http_req_duration{flow:sign-in-password,phase:before}': fasterThan(plan.slowestMs),
    'http_req_duration{flow:sign-in-password,phase:during}': fasterThan(plan.slowestMs),
    'http_req_duration{flow:sign-in-password,phase:after}': fasterThan(plan.slowestMs),
    // Whoever needs one waits, or is told; and afterwards all is as before.
    'flow_completed{flow:sign-in,phase:before}': ['rate==1'],
    'flow_completed{flow:sign-in,phase:during}': ['rate>0.3', 'rate<1'],
    'flow_completed{flow:sign-in,phase:after}': ['rate==1'],
    'http_req_duration{flow:sign-in,phase:after}': fasterThan(plan.slowestMs),
    dropped_iterations: ['count==0'],
  }),
};

export const needing = (): void => arrive('sign-in');

export const independent = (): void => arrive('sign-in-password', { part: 1 });

export const trouble = (): void => makeTrouble((secondsOfPhase - late) * 1000);

export const teardown = (): void => endTrouble();
