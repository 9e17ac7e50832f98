/** Does it live through ten times its rate, and is it as fast as before afterwards? */
import type { Options } from 'k6/options';
import type { SessionHolder } from '../flows/callback.ts';
import { arrive } from '../lib/arrive.ts';
import { common, inPhase, openModel, withKept } from '../lib/options.ts';
import { holdSessions } from '../lib/session-holders.ts';
import { plan } from '../lib/settings.ts';
import { flowOf } from '../plan.ts';

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
