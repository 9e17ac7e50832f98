import { randomInt } from 'node:crypto';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { loadConfig } from '../fixtures/config/config.ts';
import { typedPath } from '../fixtures/config/typed-path.ts';
import { terminalProgress } from '../fixtures/tools/progress.ts';
import { type Area, areaNames } from '../suites/explore/areas.ts';
import { readSequence } from '../suites/explore/findings/sequence-file.ts';
import { defineCommand } from './define-command.ts';
import { replaySequence } from './explore/replay-sequence.ts';
import { runExploration } from './explore/run-exploration.ts';
import { duration } from './load/flags.ts';
import { addStackFlags, natural, stackFlags } from './stack-options.ts';

interface ExploreFlags {
  /** Seconds. */
  readonly duration: number;
  readonly seed?: number;
  readonly lanes?: number;
  readonly replay?: string;
  readonly only?: readonly Area[];
  readonly deviations?: string;
  readonly out?: string;
  readonly showFindings?: boolean;
}

const highestSeed = 2 ** 31 - 1;

const seedOf = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > highestSeed) {
    throw new InvalidArgumentError(`It has to be a whole number from 0 to ${highestSeed}.`);
  }
  return value;
};

/** More would only wait for each other. */
const mostLanes = 32;

const lanesOf = (text: string): number => {
  const lanes = natural(text);
  if (lanes > mostLanes) {
    throw new InvalidArgumentError(`It has to be ${mostLanes} at most.`);
  }
  return lanes;
};

const explore = async (signal: AbortSignal, flags: ExploreFlags, command: Command): Promise<number> => {
  const { seed = randomInt(highestSeed), only = [], lanes, deviations, out, showFindings = false } = flags;
  // A file that is wrong is told before anything starts.
  const sequence = flags.replay === undefined ? null : await readSequence(typedPath(flags.replay), signal);
  const config = loadConfig(stackFlags(command));
  const progress = terminalProgress();
  if (sequence) {
    return replaySequence({ config, progress, signal }, sequence);
  }
  const wanted = { seconds: flags.duration, seed, lanes, only, out, deviations, showFindings };
  return runExploration({ config, progress, signal }, wanted);
};

await defineCommand('npm run explore --', (command, act) =>
  addStackFlags(command)
    .description(
      'Makes sequences of requests from a seed, judges every answer by a model, and shrinks what must not happen. ' +
        'Exit: 0 nothing new was found, 1 something was (with --replay: it occurred again), 2 it could not be judged.',
    )
    .addOption(
      new Option('--duration <time>', 'how long, such as 90s, 10m or 1h').argParser(duration).default(600, '10m'),
    )
    .option('--seed <number>', 'the same seed and the same answers give the same sequences; drawn if absent', seedOf)
    .option('--lanes <count>', `sequences at the same time, at most ${mostLanes}`, lanesOf)
    .addOption(new Option('--only <area...>', 'parts of what can be done').choices(areaNames))
    .addOption(
      new Option('--replay <file>', 'play one sequence again, exactly as it was kept').conflicts([
        ...['duration', 'seed', 'lanes', 'only', 'deviations', 'out', 'showFindings'],
      ]),
    )
    .option('--deviations <file>', 'your own register, in addition to that of the harness')
    .option('--out <folder>', 'where it all goes; by default a new folder in reports/out/explore')
    .option('--show-findings', 'shows new findings in CI too, where others read the log and the report')
    .action(act(explore)),
);
