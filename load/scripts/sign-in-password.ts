/** How many sign-ins by password a second? */
import type { Options } from 'k6/options';
import { arrive } from './flows/arrive.ts';
import { common, eachStep, everyArrival, openModel, withKept } from './lib/options.ts';

export const options: Options = {
  ...common,
  scenarios: { arrivals: openModel() },
  thresholds: withKept({ ...everyArrival(), ...eachStep('sign-in-password') }),
};

export default (): void => arrive('sign-in-password');
