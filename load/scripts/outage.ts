/** Arrivals, and a few who hold right codes when Logto's database goes away for a while. */
import exec from 'k6/execution';
import type { Options } from 'k6/options';
import { secondsAway, secondsBefore } from '../plan/plan.ts';
import { arrive } from './flows/arrive.ts';
import { catchCodes, tryWithoutDatabase } from './lib/caught.ts';
import { common, openModel } from './lib/options.ts';
import { plan } from './lib/settings.ts';
import { takeDatabaseAway } from './lib/trouble.ts';

/** The phase begins and ends with a database, so that flows of the phases beside it are not caught. */
const away = secondsAway(plan.phases) * 1000;

export const options: Options = {
  ...common,
  scenarios: {
    arrivals: { ...openModel(), exec: 'arrival' },
    caught: {
      ...{ executor: 'per-vu-iterations', vus: 1, iterations: 1, exec: 'caught', gracefulStop: '60s' },
      startTime: `${secondsBefore(plan, 'during')}s`,
      maxDuration: '120s',
    },
  },
};

export const arrival = (): void => arrive('sign-in');

export const caught = (): void => {
  Object.assign(exec.vu.metrics.tags, { phase: 'during', flow: 'caught', measured: 'no' });
  const holders = catchCodes(plan.numbers.stranger ?? 0);
  takeDatabaseAway(away);
  tryWithoutDatabase(holders, away);
};
