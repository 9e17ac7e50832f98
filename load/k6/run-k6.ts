import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { thresholdsCrossed } from '../plan/thresholds.ts';
import { trustAsNodeDoes } from './ca-bundle.ts';
import { quiet } from './environment.ts';
import type { K6 } from './find-k6.ts';
import type { Segment } from './segment.ts';
import { crossedThresholds, type K6Summary, k6SummarySchema, unmeasuredThresholds } from './summary.ts';

export interface K6Run {
  readonly k6: K6;
  /** Absolute path. */
  readonly script: string;
  /** What the script reads from `__ENV`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where k6 writes its summary as JSON; absolute. */
  readonly summaryFile: string;
  /** Where k6 writes its dashboard as one self-contained page; absolute, in the folder of the summary. */
  readonly dashboardFile: string;
  /** Where its script's console goes: the history of the run; absolute, in the folder of the summary. */
  readonly historyFile?: string;
  /** How many CPUs it may run on at once; all if absent. */
  readonly processors?: number;
  /** The part of the arrivals that this k6 makes; all if absent. */
  readonly segment?: Segment | null;
  /** Of k6 itself, where its metrics go beside its summary; see `readOutputs`. */
  readonly outputs?: readonly string[];
  /** On each metric. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Each line that k6 writes: its log as JSON, and its summary as text at the end. */
  readonly onLine?: (line: string) => void;
  /** Ends the run; k6 then stops within 5 s. */
  readonly signal?: AbortSignal;
}

export interface K6Result {
  readonly exitCode: number;
  /** `undecided`: k6 did not run to its end, or a threshold had nothing to judge. */
  readonly outcome: 'met' | 'crossed' | 'undecided';
  /** Why, one line each; empty if all thresholds were met. */
  readonly reasons: readonly string[];
  readonly summary: K6Summary | null;
}

const repository = join(import.meta.dirname, '..', '..');

const runArguments = ({ script, summaryFile, historyFile, segment, outputs = [], tags = {} }: K6Run): string[] => [
  ...['run', '--quiet', '--no-color', '--log-format', 'json', '--summary-export', summaryFile],
  ...(historyFile === undefined ? [] : ['--console-output', historyFile]),
  ...(segment ? ['--execution-segment', segment.segment, '--execution-segment-sequence', segment.sequence] : []),
  ...outputs.flatMap((name) => ['--out', name]),
  ...Object.entries(tags).flatMap(([name, value]) => ['--tag', `${name}=${value}`]),
  script,
];

const commandLine = (wanted: K6Run, names: readonly string[]) => {
  const { k6, environment, summaryFile } = wanted;
  const run = runArguments(wanted);
  if (k6.kind === 'binary') {
    return { file: k6.path, args: run };
  }
  const results = dirname(summaryFile);
  const mounts = ['-v', `${repository}:${repository}:ro`, '-v', `${results}:${results}`];
  const user = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
  const variables = [...names, ...Object.keys(environment)].flatMap((name) => ['-e', name]);
  return {
    file: 'docker',
    args: ['run', '--rm', '--network', 'host', '--user', user, ...mounts, ...variables, k6.image, ...run],
  };
};

const readSummary = async (file: string): Promise<K6Summary | null> => {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : k6SummarySchema.parse(JSON.parse(text));
};

/** What a run came to by its exit code and its thresholds. */
export const judge = (exitCode: number, summary: K6Summary | null): Pick<K6Result, 'outcome' | 'reasons'> => {
  if (summary === null || (exitCode !== 0 && exitCode !== thresholdsCrossed)) {
    return { outcome: 'undecided', reasons: [`k6 did not run to its end (exit code ${exitCode})`] };
  }
  const crossed = crossedThresholds(summary);
  if (exitCode === thresholdsCrossed) {
    return { outcome: 'crossed', reasons: crossed };
  }
  const unmeasured = unmeasuredThresholds(summary).map((name) => `${name}: no sample for its threshold`);
  return { outcome: unmeasured.length > 0 ? 'undecided' : 'met', reasons: unmeasured };
};

/** Runs a k6 script to its end and reads what came out. k6 calls no host but those of the script and of its outputs. */
export const runK6 = async (run: K6Run): Promise<K6Result> => {
  await mkdir(dirname(run.summaryFile), { recursive: true });
  const bundle = join(dirname(run.summaryFile), 'ca-certificates.pem');
  const settings = {
    ...(await trustAsNodeDoes(bundle)),
    // A heap of some 100 MB may well become larger before it is cleaned up: it saves a tenth of k6's CPU time.
    GOGC: '400',
    ...(run.processors === undefined ? {} : { GOMAXPROCS: String(run.processors) }),
    ...quiet,
    K6_WEB_DASHBOARD: 'true',
    K6_WEB_DASHBOARD_EXPORT: run.dashboardFile,
    // No server; and a run shorter than some periods would get no page.
    K6_WEB_DASHBOARD_PORT: '-1',
    K6_WEB_DASHBOARD_PERIOD: '1s',
  };
  const { file, args } = commandLine(run, Object.keys(settings));
  const child = execa(file, args, {
    cwd: repository,
    // Metrics go where the flags of this command say, and nowhere else.
    env: { ...settings, ...run.environment, K6_OUT: undefined },
    stdin: 'ignore',
    all: true,
    buffer: false,
    reject: false,
    // A process group of its own: Ctrl-C on a terminal reaches k6 once, through the signal.
    detached: true,
    forceKillAfterDelay: 5000,
    ...(run.signal && { cancelSignal: run.signal }),
  });
  const output = createInterface({ input: child.all }).on('line', (line) => run.onLine?.(line));
  const [{ exitCode = -1 }] = await Promise.all([child, once(output, 'close')]);
  await rm(bundle, { force: true });
  const summary = await readSummary(run.summaryFile);
  return { exitCode, summary, ...judge(exitCode, summary) };
};
