/** How much more does a sign-in cost after many earlier ones? Runs twice: on a fresh and on a grown database. */
import type { Options } from 'k6/options';
import type { SessionHolder } from '../flows/callback.ts';
import { arrive } from '../lib/arrive.ts';
import { common, eachStep, everyArrival, openModel, withKept } from '../lib/options.ts';
import { holdSessions } from '../lib/session-holders.ts';
import { plan } from '../lib/settings.ts';
import { flowOf } from '../plan.ts';

const flow = flowOf(plan.weights, 0);

export const options: Options = {
  ...common,
  scenarios: { arrivals: openModel() },
  thresholds: withKept({ ...everyArrival(), ...eachStep(flow) }),
};

export const setup = (): SessionHolder[] => holdSessions();

export default (holders: SessionHolder[]): void => arrive(flow, { holders });
