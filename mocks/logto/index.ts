import { openStandIn, type StandIn, type StandInOptions } from './stand-in.ts';

export { type FaultName, faultNames, faults } from './faults/index.ts';
export type { StandIn, StandInOptions } from './stand-in.ts';

/**
 * Starts a stand-in for Logto on loopback, empty as Logto is after its seed.
 *
 * @throws the `EADDRINUSE` of Node when a named port is taken
 */
export const startStandIn = async (options: StandInOptions): Promise<StandIn> => {
  const { tenant: _tenant, store: _store, ...standIn } = await openStandIn(options);
  return standIn;
};
