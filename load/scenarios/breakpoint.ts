/** At which rate does it break? Steps up until a threshold is crossed, which ends the run. */
import type { Options } from 'k6/options';
import type { SessionHolder } from '../flows/callback.ts';
import { arrive } from '../lib/arrive.ts';
import { common, inPhase, openModel, withKept } from '../lib/options.ts';
import { holdSessions } from '../lib/session-holders.ts';
import { plan } from '../lib/settings.ts';
import { warmUp } from '../phases.ts';
import { flowOf } from '../plan.ts';

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
