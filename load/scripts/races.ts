/** Do codes and caps hold where requests come together? */
import type { Options } from 'k6/options';
import { arrive } from './flows/arrive.ts';
import { common, everyArrival, openModel, withKept } from './lib/options.ts';

export const options: Options = {
  ...common,
  // All of a batch at once.
  ...{ batch: 50, batchPerHost: 50 },
  scenarios: { arrivals: openModel() },
  // Requests that come together wait for one another: how long is no objective here.
  thresholds: withKept(everyArrival()),
};

export default (): void => arrive('races');
