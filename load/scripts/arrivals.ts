/** One kind of arrivals, or several by their shares: what most scenarios are made of. */
import exec from 'k6/execution';
import type { Options } from 'k6/options';
import { flowOf } from '../plan/plan.ts';
import { arrive } from './flows/arrive.ts';
import { holdSessions, type SessionHolder } from './flows/callback.ts';
import { common, openModel } from './lib/options.ts';
import { plan } from './lib/settings.ts';

export const options: Options = { ...common, scenarios: { arrivals: openModel() } };

export const setup = (): SessionHolder[] => holdSessions();

export default (holders: SessionHolder[]): void =>
  arrive(flowOf(plan.weights, exec.scenario.iterationInTest), { holders });
