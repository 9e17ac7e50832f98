/** Does it live through ten times its rate, and is it as fast as before afterwards? */
import type { Options } from 'k6/options';
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
    // What the spike drops is reported; that nothing breaks, and that it ends with the spike, is demanded.
    checks: ['rate>0.99'],
    http_req_failed: ['rate<0.01'],
    flow_completed: ['rate>0.99'],
    ...inPhase('before'),
    ...inPhase('after'),
  }),
};

export const setup = (): SessionHolder[] => holdSessions();

export default (holders: SessionHolder[]): void => arrive(flow, { holders });
