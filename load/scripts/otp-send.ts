/** How many codes a second does Logto hand to the provider? */
import type { Options } from 'k6/options';
import { arrive } from './flows/arrive.ts';
import { common, eachStep, everyArrival, openModel, withKept } from './lib/options.ts';

export const options: Options = {
  ...common,
  scenarios: { arrivals: openModel() },
  thresholds: withKept({ ...everyArrival(), ...eachStep('otp-send') }),
};

export default (): void => arrive('otp-send');
