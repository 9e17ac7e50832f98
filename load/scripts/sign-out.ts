/** How many sign-outs a second, and is the session gone? */
import type { Options } from 'k6/options';
import { arrive } from './flows/arrive.ts';
import { common, eachStep, everyArrival, openModel, withKept } from './lib/options.ts';

export const options: Options = {
  ...common,
  scenarios: { arrivals: openModel() },
  thresholds: withKept({ ...everyArrival(), ...eachStep('sign-out') }),
};

export default (): void => arrive('sign-out');
