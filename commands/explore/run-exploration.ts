import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Exploration } from '../../contracts/record/exploration.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import { noSelection } from '../../contracts/record/selection.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { isTakenAsIs } from '../../fixtures/stack/tenant/mode.ts';
import { describeError } from '../../fixtures/tools/errors.ts';
import { finishExploration } from '../../reports/explore/finish.ts';
import { explorationText } from '../../reports/explore/terminal.ts';
import { explorationRegister } from '../../suites/deviations/register.ts';
import { type Area, kindsOf } from '../../suites/explore/areas.ts';
import { neverReached } from '../../suites/explore/coverage.ts';
import type { Wish } from '../../suites/explore/draw/wish.ts';
import type { OpenGround } from '../../suites/explore/drive/open-ground.ts';
import { type Explored, explore, nothingExplored } from '../../suites/explore/explore.ts';
import { entriesOf } from '../../suites/explore/findings/known.ts';
import { showsNothing } from '../../suites/explore/findings/sequence-file.ts';
import { writeSequence } from '../../suites/explore/findings/write.ts';
import { stepNames } from '../../suites/explore/steps/step.ts';
import { writeRules } from '../suites/rules.ts';
import { describeRunWithoutBrowser } from '../suites/run-environment.ts';
import { openFindings } from './findings.ts';
import { openFolder, requireOwnFolder } from './folder.ts';
import { exploreInLanes, openGrounds } from './lanes.ts';
import { nameOfTarget, type Place } from './place.ts';

interface Wanted {
  readonly seconds: number;
  readonly seed: number;
  readonly lanes: number | undefined;
  readonly only: readonly Area[];
  /** As typed; absent: a folder beside those of earlier explorations. */
  readonly out: string | undefined;
  /** Whether new findings are shown where a CI keeps what is printed. */
  readonly showFindings: boolean;
  /** A register of a team's own. */
  readonly deviations: string | undefined;
}

/** Whether steps of a kind can be taken: time has to be movable, and limits are nobody's but the lane's own. */
const isOpenTo = (grounds: readonly OpenGround[]) => (kind: Wish['kind']) => {
  const canPass = grounds.every(({ ground }) => ground.pass !== null);
  const canSet = grounds.every(({ ground }) => ground.setPolicy !== null) && new Set(grounds).size === grounds.length;
  return (canPass || (kind !== 'pass' && kind !== 'outlast')) && (canSet || kind !== 'setPolicy');
};

/** The sequence in which the target died is kept: nothing was judged by it. @returns its files, where there is one */
const keepUnfinished = async (
  { ground }: OpenGround,
  { unfinished }: Explored,
  { folder, target, why }: { folder: string; target: string; why: string | null },
): Promise<Exploration['unfinished']> => {
  if (unfinished === null || unfinished.taken.length === 0) {
    return undefined;
  }
  const shown = { ...showsNothing, what: why ?? 'it ended early', target };
  return writeSequence({ folder, name: 'unfinished' }, ground, unfinished, shown);
};

/** Whether the sequence in which the target died may be published: not one that also shows something else. */
const mayBeShown = ({ unfinished }: Explored): boolean =>
  (unfinished?.taken ?? []).every(({ violations }) => violations.length === 0);

/** Whether others read what is printed and kept. */
const isPublished = ({ config }: Place): boolean => config.ci || config.github.annotates;

interface Seen {
  readonly folder: string;
  readonly exploration: Exploration;
  readonly target: OpenGround['about'];
  /** What failed beside it, such as a file that could not be written. */
  readonly troubles: readonly string[];
  /** Milliseconds since the epoch. */
  readonly endedAt: number;
}

/**
 * Explores, and leaves in a folder what was seen, and what it is to be judged by.
 *
 * @param onSeen is told before the target is put back, which may fail where it died
 */
const exploreTarget = async (place: Place, { out, ...wanted }: Wanted, onSeen: (seen: Seen) => void) => {
  const { seconds, seed, only } = wanted;
  const register = explorationRegister(wanted.deviations);
  await using undo = new AsyncDisposableStack();
  const grounds = await openGrounds(place, wanted.lanes, undo);
  const [first] = grounds;
  const folder = await openFolder(out, first.about.kind);
  const target = nameOfTarget(first.about);
  const today = new Date().toISOString().slice(0, 10);
  const showsNew = wanted.showFindings || !isPublished(place);
  const findings = openFindings({
    ...{ folder, target, seed, entriesOf: entriesOf(register, first.about) },
    ...{ showsNew, today },
  });
  const explored = nothingExplored();
  const kinds = kindsOf(only).filter(isOpenTo(grounds));
  const began = performance.now();
  const title = `Explore ${target}${first.ground.pass === null ? ' (its time cannot be moved)' : ''}`;
  const interrupted = await exploreInLanes(place, { grounds, seconds, title, explored }, ({ ground }, index, signals) =>
    explore(ground, explored, {
      ...{ ...signals, kinds, seed: (seed + Math.imul(index, 104_729)) | 0 },
      onFinding: (finding) => findings.tell(ground, finding),
    }),
  );
  const { told, troubles: unwritten } = await findings.all();
  const troubles = [...unwritten];
  const attempt = <Value>(work: Promise<Value>) =>
    work.catch((error: unknown) => {
      troubles.push(describeError(error));
      return undefined;
    });
  const unfinished = await attempt(keepUnfinished(first, explored, { folder, target, why: interrupted }));
  const exploration: Exploration = {
    schemaVersion: 1,
    ...{ target: first.about, seed, lanes: grounds.length, seconds: (performance.now() - began) / 1000, interrupted },
    ...{ sequences: explored.sequences, steps: explored.steps, requests: explored.requests },
    ...(unfinished && showsNew && mayBeShown(explored) && { unfinished }),
    findings: told,
    coverage: explored.coverage.all(),
    neverReached: neverReached(
      explored.coverage,
      stepNames.filter((name) => only.length === 0 || kinds.includes(name)),
    ),
  };
  await attempt(writeFile(join(folder, fileNames.exploration), `${JSON.stringify(exploration, null, 2)}\n`));
  await attempt(writeRules(folder, noSelection, findings.entries()));
  onSeen({ folder, exploration, target: first.about, troubles, endedAt: Date.now() });
};

const finish = async (place: Place, { target, ...seen }: Seen, isOneOfMany: boolean): Promise<number> => {
  const { exploration, folder } = seen;
  process.stdout.write(`${explorationText(exploration)}\nRecord: ${join(folder, fileNames.exploration)}\n`);
  const command = ['npm run explore --', ...process.argv.slice(2)].join(' ');
  return await finishExploration({
    ...{ ...seen, isOneOfMany, environment: await describeRunWithoutBrowser(target, command) },
    ...{ rules: { isTakenAsIs: isTakenAsIs(target) }, ci: place.config.github, output: process.stdout },
  });
};

/** Explores, prints and writes the report. @returns the exit code of the command */
export const runExploration = async (place: Place, { out, ...wanted }: Wanted): Promise<number> => {
  const named = out === undefined ? undefined : typedPath(out);
  if (named !== undefined) {
    await requireOwnFolder(named);
  }
  const seen: Seen[] = [];
  const failures: unknown[] = [];
  // What was changed at the target is put back before the report is written, which may take long.
  await exploreTarget(place, { ...wanted, out: named }, (what) => void seen.push(what)).catch((error: unknown) => {
    failures.push(error);
  });
  const [what] = seen;
  if (what === undefined) {
    throw failures[0];
  }
  const troubles = [...what.troubles, ...failures.map(describeError)];
  process.stderr.write(what.troubles.map((trouble) => `✖ ${trouble}\n`).join(''));
  const exitCode = await finish(place, { ...what, troubles }, named === undefined);
  if (failures.length > 0) {
    // The verdict is undecided then, as is what ends a command by an error.
    throw failures[0];
  }
  return exitCode;
};
