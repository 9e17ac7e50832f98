import { type Command, InvalidArgumentError, Option } from 'commander';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import type { PartPods } from '../../load/cluster/metrics/sampler.ts';
import { parts } from '../../load/cost/parts.ts';
import { type FlowName, flowNames } from '../../load/plan/flows.ts';
import { flowTakers } from '../../load/scenarios/index.ts';
import { type ProfileName, profileNames } from '../../load/scenarios/scenario.ts';
import { addStackFlags, natural } from '../stack-options.ts';

const isInRange = (value: number): boolean => value > 0 && value < 100_000;

const positive = (text: string): number => {
  const value = Number(text);
  if (!isInRange(value)) {
    throw new InvalidArgumentError('It has to be a number above 0 and below 100000.');
  }
  return value;
};

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** Seconds of `90`, `90s`, `2m`, `1h` or `1h30m`. */
export const duration = (text: string): number => {
  if (!/^(\d+(\.\d+)?|(\d+[hms])+)$/.test(text)) {
    throw new InvalidArgumentError('It is written as 90s, 2m or 1h30m.');
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([hms]?)/g)];
  const seconds = parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (unitSeconds[unit] ?? 1), 0);
  if (!isInRange(seconds)) {
    throw new InvalidArgumentError('It has to be above 0 and below 100000 s (27 h).');
  }
  return seconds;
};

/** Adds `logto=auth/app=logto` to those before it. */
const podsOfPart = (text: string, before: readonly PartPods[] = []): PartPods[] => {
  const [, part, namespace, selector] = /^(logto|database|app|fake)=([a-z0-9-]+)\/(\S+)$/.exec(text) ?? [];
  const known = parts.find((name) => name === part);
  if (known === undefined || namespace === undefined || selector === undefined) {
    throw new InvalidArgumentError(
      'It is written as logto=<namespace>/<label selector>; parts: logto, database, app, fake.',
    );
  }
  return [...before, { part: known, namespace, selector }];
};

/** A check of the value here would have commander repeat it, with the credentials that it may hold. */
const repeated = (text: string, before: readonly string[] = []): string[] => [...before, text];

export interface LoadFlags {
  readonly of?: FlowName;
  readonly rate?: number;
  /** Seconds. */
  readonly duration?: number;
  readonly profile: ProfileName;
  readonly baseline?: string;
  readonly p95?: number;
  readonly numbers?: number;
  readonly weights?: string;
  readonly earlier?: number;
  readonly segment?: string;
  readonly segmentSequence?: string;
  readonly generator: string;
  readonly phoneBlock?: number;
  readonly archive?: string;
  /** Context of the kubeconfig whose cluster makes the load. */
  readonly cluster?: string;
  /** Of a load on a cluster, as its images. */
  readonly generators?: number;
  readonly k6Image?: string;
  readonly starterImage?: string;
  /** Folder of the CA of a fake provider that the load starts on that cluster. */
  readonly providerCa?: string;
  readonly providerAddress?: string;
  readonly providerImage?: string;
  readonly redisImage?: string;
  /** Of the target on that cluster. */
  readonly pods?: readonly PartPods[];
  /** Outputs of k6, each as `name=address`. */
  readonly k6Out?: readonly string[];
  readonly deviations?: string;
  readonly out?: string;
}

/** The flags of `npm run load`, on top of those of every stack. */
export const addLoadFlags = (command: Command): Command =>
  addStackFlags(command)
    .addOption(new Option('--of <flow>', `what arrivals go through, of ${flowTakers}`).choices(flowNames))
    .option('--rate <number>', 'iterations per second; of breakpoint in its first step', positive)
    .option('--duration <time>', 'duration, such as 90s or 2m; of breakpoint for one step', duration)
    .addOption(new Option('--profile <name>', 'how much').choices(profileNames).default('average'))
    .option('--baseline <folder>', 'an earlier run to compare with')
    .option('--p95 <ms>', 'upper limit of the 95th percentile of each request', positive)
    .option('--numbers <count>', 'maximum number of phone numbers to provision', natural)
    .option('--weights <file>', 'shares of the flows in mixed, as JSON')
    .option('--earlier <count>', 'sign-ins that growth adds before its second run', natural)
    .option('--segment <from:to>', 'the part of the iterations that this generator runs, such as 0:1/2')
    .option('--segment-sequence <points>', 'where the parts of all generators begin and end, such as 0,1/2,1')
    .option('--generator <name>', 'name of this generator among several', 'k6')
    .option('--phone-block <number>', 'block of phone numbers, the same for all generators of a run', natural)
    .option('--archive <file>', 'only provision, and write a file for generators on other machines')
    .option('--cluster <context>', 'generate the load on the Kubernetes cluster of this context, by k6-operator')
    .option('--generators <count>', 'number of generators on the cluster (4)', natural)
    .option('--k6-image <image>', 'image of the generators on the cluster, with k6 2')
    .option('--starter-image <image>', "image with curl in place of k6-operator's starter")
    .option(
      '--provider-ca <folder>',
      'start the fake provider on the cluster, with the CA of this folder; made if not there',
    )
    .option('--provider-address <address>', 'cluster IP of that fake provider, for hostAliases')
    .option('--provider-image <image>', 'image of that fake provider')
    .option('--redis-image <image>', 'image of the Redis beside it')
    .option(
      '--pods <part=namespace/selector>',
      'pods of the target on the cluster, to be measured: logto, database, app or fake',
      podsOfPart,
    )
    .option(
      '--k6-out <name=address>',
      "send k6's metrics to a server: experimental-prometheus-rw or opentelemetry; repeatable",
      repeated,
    )
    .option('--deviations <file>', 'your own register, in addition to that of the harness')
    .option('--out <folder>', 'where the results go');

/** @throws HarnessError for values that no generator of several could have */
export const requireGenerator = ({ generator, phoneBlock = 0 }: LoadFlags): void => {
  if (!/^[\w-]{1,40}$/.test(generator) || generator === 'harness') {
    throw new HarnessError(`--generator ${generator} is not a valid name`, 'Use letters, digits and dashes');
  }
  if (phoneBlock > 999) {
    throw new HarnessError(`--phone-block ${phoneBlock} is above 999`, 'Give one from 1 to 999');
  }
};
