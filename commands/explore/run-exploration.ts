import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Exploration } from '../../contracts/record/exploration.ts';
import { exitCodes } from '../../contracts/record/verdict.ts';
import { describeError } from '../../fixtures/tools/errors.ts';
import { silent } from '../../fixtures/tools/progress.ts';
import { explorationText } from '../../reports/explore/terminal.ts';
import { suitesRegister } from '../../suites/deviations/register.ts';
import { type Area, kindsOf } from '../../suites/explore/areas.ts';
import { neverReached } from '../../suites/explore/coverage.ts';
import { type OpenGround, openGround } from '../../suites/explore/drive/open-ground.ts';
import { type Explored, explore, nothingExplored } from '../../suites/explore/explore.ts';
import { isKnownBy } from '../../suites/explore/findings/known.ts';
import { writeSequence } from '../../suites/explore/findings/write.ts';
import { stepNames } from '../../suites/explore/steps/step.ts';
import { openFindings } from './findings.ts';
import { nameOfTarget, type Place } from './place.ts';

interface Wanted {
  readonly seconds: number;
  readonly seed: number;
  readonly lanes: number | undefined;
  readonly only: readonly Area[];
  readonly out: string;
  /** A register of a team's own. */
  readonly deviations: string | undefined;
}

/** A Logto that others use as well gets one sequence at a time, unless told otherwise. */
const lanesFor = ({ about }: OpenGround, wanted: number | undefined): number =>
  wanted ?? (about.kind === 'external' ? 1 : 4);

/** A stand-in is light enough to have one for each lane, with a clock of its own; other targets have people apart. */
const openGrounds = async (
  { config, progress, signal }: Place,
  wanted: number | undefined,
  undo: AsyncDisposableStack,
) => {
  const first = undo.use(await openGround(config, { progress, signal }));
  const lanes = lanesFor(first, wanted);
  if (first.about.kind !== 'embedded') {
    return Array.from({ length: lanes }, () => first);
  }
  const ports = { app: 0, secondApp: 0, logto: 0, logtoAdmin: 0, sms: 0, inbox: 0 };
  const grounds: OpenGround[] = [first];
  while (grounds.length < lanes) {
    grounds.push(undo.use(await openGround({ ...config, ports }, { progress: silent, signal })));
  }
  return grounds;
};

type Lane = (open: OpenGround, index: number, signal: AbortSignal) => Promise<void>;

/** Lets all lanes explore until the time is over. @returns why it ended before; null if it did not */
const exploreInLanes = async (
  { progress, signal }: Place,
  {
    grounds,
    seconds,
    title,
    explored,
  }: { grounds: readonly OpenGround[]; seconds: number; title: string; explored: Explored },
  lane: Lane,
): Promise<string | null> =>
  progress.step(title, async (detail) => {
    const over = new AbortController();
    const end = AbortSignal.any([AbortSignal.timeout(seconds * 1000), signal, over.signal]);
    const showing = setInterval(() => detail(`${explored.sequences} sequences, ${explored.requests} requests`), 1000);
    const failures: unknown[] = [];
    const fail = (error: unknown): void => {
      failures.push(error);
      over.abort();
    };
    for (const { broken } of new Set(grounds)) {
      void broken.then(fail);
    }
    // None is left behind that would still make users when those of the run are removed.
    await Promise.all(grounds.map((ground, index) => lane(ground, index, end).catch(fail)));
    clearInterval(showing);
    if (failures.length > 0) {
      return describeError(failures[0]);
    }
    return signal.aborted ? 'interrupted' : null;
  });

/** The sequence in which the target died is kept: nothing was judged by it. */
const keepUnfinished = async (
  { ground }: OpenGround,
  { unfinished }: Explored,
  { out, target, why }: { out: string; target: string; why: string | null },
): Promise<void> => {
  if (unfinished !== null && unfinished.taken.length > 0) {
    const shown = { requirement: 'none', property: 'unfinished', what: why ?? 'it ended early', target };
    await writeSequence({ folder: out, name: 'unfinished' }, ground, unfinished, shown);
  }
};

/** Explores and prints. @returns the exit code of the command */
export const runExploration = async (place: Place, wanted: Wanted): Promise<number> => {
  const { seconds, seed, only, out } = wanted;
  const register = suitesRegister(wanted.deviations);
  await using undo = new AsyncDisposableStack();
  const grounds = await openGrounds(place, wanted.lanes, undo);
  const [first] = grounds;
  if (first === undefined) {
    return exitCodes.undecided;
  }
  const target = nameOfTarget(first.about);
  const findings = await openFindings({ out, target, isKnown: isKnownBy(register, first.about) });
  const explored = nothingExplored();
  const kinds = kindsOf(only).filter((kind) => kind !== 'pass' || first.ground.pass !== null);
  const began = performance.now();
  const title = `Explore ${target}${first.ground.pass === null ? ' (its time cannot be moved)' : ''}`;
  const interrupted = await exploreInLanes(place, { grounds, seconds, title, explored }, ({ ground }, index, signal) =>
    explore(ground, explored, {
      ...{ signal, kinds, seed: (seed + Math.imul(index, 104_729)) | 0 },
      onFinding: (finding) => findings.tell(ground, finding),
    }),
  );
  const told = await findings.all();
  await keepUnfinished(first, explored, { out, target, why: interrupted });
  const exploration: Exploration = {
    schemaVersion: 1,
    ...{ target: first.about, seed, lanes: grounds.length, seconds: (performance.now() - began) / 1000, interrupted },
    ...{ sequences: explored.sequences, steps: explored.steps, requests: explored.requests },
    findings: told,
    coverage: explored.coverage.all().map(({ step, expected, answer, count }) => ({ step, expected, answer, count })),
    neverReached: neverReached(
      explored.coverage,
      stepNames.filter((name) => only.length === 0 || kinds.includes(name)),
    ),
  };
  const file = join(out, 'exploration.json');
  await writeFile(file, `${JSON.stringify(exploration, null, 2)}\n`);
  process.stdout.write(`${explorationText(exploration)}\nRecord: ${file}\n`);
  if (told.some(({ known }) => !known)) {
    return exitCodes.fail;
  }
  return interrupted === null ? exitCodes.pass : exitCodes.undecided;
};
