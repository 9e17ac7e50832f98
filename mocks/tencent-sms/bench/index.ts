import { load } from './load.ts';
import { startBenchServer } from './server.ts';
import { type Comparison, compareThroughput } from './throughput.ts';
import { measureWaiting } from './waiting.ts';

/** What the fake provider must reach; measured in one run, so that the machine's speed falls out. */
export const goals = {
  throughput: 0.8,
  throughputOverTls: 0.85,
  heapGrowth: 0.1,
  waitInProcess: 2,
  waitOverHttp: 10,
  timesKnee: 10,
} as const;

/**
 * Sends a second at which a Logto 1.42 on two CPUs breaks, where it shares these with the load (`npm run load -- breakpoint
 * --of otp-send`). The fake holds a multiple of it, so that it never is what bounds a load run.
 */
const kneeOfLogto = 20;

export interface BenchSize {
  readonly rounds: number;
  readonly seconds: number;
  readonly messages: readonly [number, number];
}

export const fullSize: BenchSize = { rounds: 5, seconds: 4, messages: [20_000, 200_000] };
export const quickSize: BenchSize = { rounds: 1, seconds: 2, messages: [12_000, 30_000] };

/** The heap of the fake, in bytes, after some messages and after ten times as many. */
const measureMemory = async ([first, second]: BenchSize['messages']) => {
  await using server = await startBenchServer('fake');
  await load('http', server.port, { amount: first });
  const early = await server.heap();
  await load('http', server.port, { amount: second - first });
  const late = await server.heap();
  return { heap: [early, late], growth: late / early - 1 };
};

const ms = (value: number): string => `${value.toFixed(2)} ms`;
const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;

const throughputRows = ({ scheme, signing, bare, fake, ratio }: Comparison): string[][] => [
  [`${scheme}, ${signing}, bare mockttp`, `${Math.round(bare.requestsPerSecond)}/s`, ms(bare.p50), ms(bare.p99), ''],
  [
    `${scheme}, ${signing}, every rule on`,
    `${Math.round(fake.requestsPerSecond)}/s`,
    ms(fake.p50),
    ms(fake.p99),
    `${ratio.toFixed(2)} of bare (at least ${scheme === 'https' ? goals.throughputOverTls : goals.throughput})`,
  ],
];

export interface BenchReport {
  readonly tables: ReadonlyArray<{ readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }>;
  /** What fell short, in a line each. */
  readonly short: readonly string[];
}

/** Measures the fake provider, and tells what it found. `step` tells what is under way. */
export const benchSms = async (
  size: BenchSize,
  step: <T>(title: string, work: () => Promise<T>) => Promise<T>,
): Promise<BenchReport> => {
  const http = await step('Throughput over HTTP', () => compareThroughput('http', size));
  const https = await step('Throughput over HTTPS', () => compareThroughput('https', size));
  const v1 = await step('Throughput over HTTPS, signed by V1', () => compareThroughput('https', size, 'V1'));
  const inProcess = await step('Waiting in process', () => measureWaiting('in process', { waiters: 50, rounds: 20 }));
  const overHttp = await step('Waiting over HTTP', () => measureWaiting('over HTTP', { waiters: 50, rounds: 20 }));
  const memory = await step('Memory', () => measureMemory(size.messages));

  const speed = [http, https, v1].flatMap(throughputRows);
  const timesKnee = https.fake.requestsPerSecond / kneeOfLogto;
  const rest = [
    [
      `sends over HTTPS, beside the ${kneeOfLogto}/s that Logto breaks at`,
      `${Math.round(https.fake.requestsPerSecond)}/s (${Math.round(timesKnee)} times)`,
      `at least ${goals.timesKnee} times`,
    ],
    ['accepted to waiter, in process, p99', ms(inProcess), `at most ${goals.waitInProcess} ms`],
    ['accepted to waiter, over HTTP, 50 waiters, p99', ms(overHttp), `at most ${goals.waitOverHttp} ms`],
    [
      `heap after ${size.messages.join(' and ')} messages`,
      `${memory.heap.map(megabytes).join(' and ')} (${(memory.growth * 100).toFixed(1)} %)`,
      `at most ${goals.heapGrowth * 100} % more`,
    ],
  ];
  const judged: ReadonlyArray<readonly [string, boolean]> = [
    ['throughput over HTTP', http.ratio >= goals.throughput],
    ['throughput over HTTPS', https.ratio >= goals.throughputOverTls],
    ['throughput over HTTPS by V1', v1.ratio >= goals.throughputOverTls],
    ["ten times Logto's rate", timesKnee >= goals.timesKnee],
    ['waiting in process', inProcess <= goals.waitInProcess],
    ['waiting over HTTP', overHttp <= goals.waitOverHttp],
    ['heap', memory.growth <= goals.heapGrowth],
    ['failures', [http, https, v1].every(({ bare, fake }) => bare.failures + fake.failures === 0)],
  ];
  return {
    tables: [
      { head: ['', 'requests', 'p50', 'p99', ''], rows: speed },
      { head: ['', 'found', 'goal'], rows: rest },
    ],
    short: judged.filter(([, reached]) => !reached).map(([what]) => what),
  };
};
