/** How many resets a second, and does the new password sign in? */
import type { Options } from 'k6/options';
import { arrive } from './flows/arrive.ts';
import { common, eachStep, everyArrival, openModel, withKept } from './lib/options.ts';

export const options: Options = {
  ...common,
  scenarios: { arrivals: openModel() },
  thresholds: withKept({ ...everyArrival(), ...eachStep('forgot-password') }),
};

export default (): void => arrive('forgot-password');
