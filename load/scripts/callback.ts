/** How many returns a second does the application take: valid, replayed, tampered, without session? */
import type { Options } from 'k6/options';
import { arrive } from './flows/arrive.ts';
import type { SessionHolder } from './flows/callback.ts';
import { holdSessions } from './flows/session-holders.ts';
import { common, eachStep, everyArrival, openModel, withKept } from './lib/options.ts';

export const options: Options = {
  ...common,
  scenarios: { arrivals: openModel() },
  thresholds: withKept({ ...everyArrival(), ...eachStep('callback') }),
};

export const setup = (): SessionHolder[] => holdSessions();

export default (holders: SessionHolder[]): void => arrive('callback', { holders });
