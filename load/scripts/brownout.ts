/** Arrivals that need the provider, others that do not, and the provider in trouble for a while. */
import type { Options } from 'k6/options';
import { secondsBefore } from '../plan/plan.ts';
import { arrive } from './flows/arrive.ts';
import { common, openModel } from './lib/options.ts';
import { plan } from './lib/settings.ts';
import { endTrouble, makeTrouble } from './lib/trouble.ts';

const secondsOfPhase = plan.phases.find(({ name }) => name === 'during')?.seconds ?? 1;
/** The trouble begins after its phase: who arrived before, and is slow, is not caught by it. */
const late = Math.min(5, secondsOfPhase / 2);

export const options: Options = {
  ...common,
  scenarios: {
    needing: { ...openModel(), exec: 'needing' },
    independent: { ...openModel(), exec: 'independent' },
    trouble: {
      ...{ executor: 'per-vu-iterations', vus: 1, iterations: 1, exec: 'trouble' },
      startTime: `${secondsBefore(plan, 'during') + late}s`,
      maxDuration: '10s',
    },
  },
};

export const needing = (): void => arrive('sign-in');

export const independent = (): void => arrive('sign-in-password', { part: 1 });

export const trouble = (): void => makeTrouble((secondsOfPhase - late) * 1000);

export const teardown = (): void => endTrouble();
