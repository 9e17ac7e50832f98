/** How many returns a second does the application take: valid, replayed, tampered, without session? */
import type { Options } from 'k6/options';
import type { SessionHolder } from '../flows/callback.ts';
import { arrive } from '../lib/arrive.ts';
import { common, eachStep, everyArrival, openModel, withKept } from '../lib/options.ts';
import { holdSessions } from '../lib/session-holders.ts';

export const options: Options = {
  ...common,
  scenarios: { arrivals: openModel() },
  thresholds: withKept({ ...everyArrival(), ...eachStep('callback') }),
};

export const setup = (): SessionHolder[] => holdSessions();

export default (holders: SessionHolder[]): void => arrive('callback', { holders });
