import { startFakeProvider } from '../index.ts';
import { type FuzzReport, fuzz } from './fuzz.ts';

/** Starts a fake provider and sends it odd requests, the same for a seed. */
export const fuzzSms = async (requests: number, seed: number): Promise<FuzzReport> => {
  await using provider = await startFakeProvider();
  return await fuzz(provider, requests, seed);
};
