/** How much more does a sign-in cost after many earlier ones? Runs twice: on a fresh and on a grown database. */
import type { Options } from 'k6/options';
import { flowOf } from '../plan/plan.ts';
import { arrive } from './flows/arrive.ts';
import type { SessionHolder } from './flows/callback.ts';
import { holdSessions } from './flows/session-holders.ts';
import { common, eachStep, everyArrival, openModel, withKept } from './lib/options.ts';
import { plan } from './lib/settings.ts';

const flow = flowOf(plan.weights, 0);

export const options: Options = {
  ...common,
  scenarios: { arrivals: openModel() },
  thresholds: withKept({ ...everyArrival(), ...eachStep(flow) }),
};

export const setup = (): SessionHolder[] => holdSessions();

export default (holders: SessionHolder[]): void => arrive(flow, { holders });
