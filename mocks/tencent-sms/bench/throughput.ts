import { type LoadFigures, load, type Signing } from './load.ts';
import { startBenchServer } from './server.ts';

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const medianOf = (rounds: readonly LoadFigures[]): LoadFigures => ({
  requestsPerSecond: median(rounds.map(({ requestsPerSecond }) => requestsPerSecond)),
  p50: median(rounds.map(({ p50 }) => p50)),
  p99: median(rounds.map(({ p99 }) => p99)),
  failures: rounds.reduce((sum, { failures }) => sum + failures, 0),
});

/** A bare mockttp callback against the fake with every rule on, in rounds that take turns. */
export const compareThroughput = async (
  scheme: 'http' | 'https',
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
  signing: Signing = 'TC3',
) => {
  await using bareServer = await startBenchServer('bare');
  await using fakeServer = await startBenchServer('fake');
  const bare: LoadFigures[] = [];
  const fake: LoadFigures[] = [];
  // The first round of each warms up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    bare.push(await load(scheme, bareServer.port, { duration: seconds }, signing));
    fake.push(await load(scheme, fakeServer.port, { duration: seconds }, signing));
  }
  const [bareMedian, fakeMedian] = [medianOf(bare.slice(1)), medianOf(fake.slice(1))];
  return {
    ...{ scheme, signing, bare: bareMedian, fake: fakeMedian },
    /** Throughput of the fake as a part of that of the bare callback. */
    ratio: fakeMedian.requestsPerSecond / bareMedian.requestsPerSecond,
  };
};

export type Comparison = Awaited<ReturnType<typeof compareThroughput>>;
