/** Does everything together hold, as a day brings it? Shares by file: `--weights`. */
import exec from 'k6/execution';
import type { Options } from 'k6/options';
import type { SessionHolder } from '../flows/callback.ts';
import { arrive } from '../lib/arrive.ts';
import { common, everyArrival, fasterThan, openModel, withKept } from '../lib/options.ts';
import { holdSessions } from '../lib/session-holders.ts';
import { plan } from '../lib/settings.ts';
import { flowOf, flowsIn } from '../plan.ts';

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
