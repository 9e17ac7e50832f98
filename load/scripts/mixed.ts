/** Does everything together hold, as a day brings it? Shares by file: `--weights`. */
import exec from 'k6/execution';
import type { Options } from 'k6/options';
import { flowOf, flowsIn } from '../plan/plan.ts';
import { arrive } from './flows/arrive.ts';
import type { SessionHolder } from './flows/callback.ts';
import { holdSessions } from './flows/session-holders.ts';
import { common, everyArrival, fasterThan, openModel, withKept } from './lib/options.ts';
import { plan } from './lib/settings.ts';

export const options: Options = {
  ...common,
  scenarios: { arrivals: openModel() },
  thresholds: withKept({
    ...everyArrival(),
    ...Object.fromEntries(
      flowsIn(plan).flatMap((flow) => [
        [`http_req_duration{flow:${flow},measured:yes}`, fasterThan(plan.slowestMs)],
        [`flow_completed{flow:${flow}}`, ['rate==1']],
      ]),
    ),
  }),
};

export const setup = (): SessionHolder[] => holdSessions();

export default (holders: SessionHolder[]): void =>
  arrive(flowOf(plan.weights, exec.scenario.iterationInTest), { holders });
