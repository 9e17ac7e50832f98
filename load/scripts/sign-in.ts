/** How many sign-ins by code a second, to tokens and the application's session? */
import type { Options } from 'k6/options';
import { arrive } from './flows/arrive.ts';
import { common, eachStep, everyArrival, openModel, withKept } from './lib/options.ts';

export const options: Options = {
  ...common,
  scenarios: { arrivals: openModel() },
  thresholds: withKept({ ...everyArrival(), ...eachStep('sign-in') }),
};

export default (): void => arrive('sign-in');
