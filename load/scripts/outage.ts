/** Does it let nobody in while its database is away, and does all recover? */
import exec from 'k6/execution';
import type { Options } from 'k6/options';
import { secondsAway, secondsOf } from '../plan/plan.ts';
import { arrive } from './flows/arrive.ts';
import { catchCodes, tryWithoutDatabase } from './lib/caught.ts';
import { common, fasterThan, openModel, withKept } from './lib/options.ts';
import { plan } from './lib/settings.ts';
import { takeDatabaseAway } from './lib/trouble.ts';

const during = plan.phases.findIndex(({ name }) => name === 'during');
/** The phase begins and ends with a database, so that flows of the phases beside it are not caught. */
const away = secondsAway(plan.phases) * 1000;

export const options: Options = {
  ...common,
  scenarios: {
    arrivals: { ...openModel(), exec: 'arrival' },
    caught: {
      ...{ executor: 'per-vu-iterations', vus: 1, iterations: 1, exec: 'caught', gracefulStop: '60s' },
      startTime: `${secondsOf({ phases: plan.phases.slice(0, during) })}s`,
      maxDuration: '120s',
    },
  },
  thresholds: withKept({
    // Whoever holds a right code when the database goes, and tries it, is not let in.
    'checks{flow:caught}': ['rate==1'],
    'flow_completed{phase:before}': ['rate==1'],
    // Who arrives meanwhile waits: a run in which nobody did had no outage.
    'flow_duration{phase:during}': [`max>${away / 2}`],
    'flow_completed{phase:recovering}': ['rate==1'],
    // Afterwards all is as before.
    'flow_completed{phase:after}': ['rate==1'],
    'http_req_duration{phase:before}': fasterThan(plan.slowestMs),
    'http_req_duration{phase:after}': fasterThan(plan.slowestMs),
    dropped_iterations: ['count==0'],
  }),
};

export const arrival = (): void => arrive('sign-in');

export const caught = (): void => {
  Object.assign(exec.vu.metrics.tags, { phase: 'during', flow: 'caught', measured: 'no' });
  const holders = catchCodes(plan.numbers.stranger ?? 0);
  takeDatabaseAway(away);
  tryWithoutDatabase(holders, away);
};
