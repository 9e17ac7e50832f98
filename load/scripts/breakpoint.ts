/** At which rate does it break? Steps up until a threshold is crossed, which ends the run. */
import type { Options } from 'k6/options';
import { warmUp } from '../plan/phases.ts';
import { flowOf } from '../plan/plan.ts';
import { arrive } from './flows/arrive.ts';
import type { SessionHolder } from './flows/callback.ts';
import { holdSessions } from './flows/session-holders.ts';
import { common, inPhase, openModel, withKept } from './lib/options.ts';
import { plan } from './lib/settings.ts';

const flow = flowOf(plan.weights, 0);

export const options: Options = {
  ...common,
  scenarios: { arrivals: openModel() },
  thresholds: withKept({
    checks: [{ threshold: 'rate==1', abortOnFail: true }],
    dropped_iterations: [{ threshold: 'count==0', abortOnFail: true }],
    ...Object.assign({}, ...plan.phases.filter(({ name }) => name !== warmUp).map(({ name }) => inPhase(name, true))),
  }),
};

export const setup = (): SessionHolder[] => holdSessions();

export default (holders: SessionHolder[]): void => arrive(flow, { holders });
