import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { satisfies } from 'semver';
import type { Exploration } from '../../contracts/record/exploration.ts';
import { exitCodes } from '../../contracts/record/verdict.ts';
import { describeError } from '../../fixtures/tools/errors.ts';
import { silent } from '../../fixtures/tools/progress.ts';
import { explorationText, findingText } from '../../reports/explore/terminal.ts';
import { suitesRegister } from '../../suites/deviations/register.ts';
import { type Area, kindsOf } from '../../suites/explore/areas.ts';
import { neverReached } from '../../suites/explore/coverage.ts';
import { type OpenGround, openGround } from '../../suites/explore/drive/open-ground.ts';
import { type Explored, explore, nothingExplored } from '../../suites/explore/explore.ts';
import { describeStep } from '../../suites/explore/findings/describe-step.ts';
import type { Finding } from '../../suites/explore/findings/finding.ts';
import { writeSequence } from '../../suites/explore/findings/write.ts';
import { stepNames } from '../../suites/explore/steps/step.ts';
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

type Told = Exploration['findings'][number];

/** A stand-in is light enough to have one for each lane, with a clock of its own; other targets have people apart. */
const openGrounds = async ({ config, progress, signal }: Place, lanes: number, undo: AsyncDisposableStack) => {
  const first = undo.use(await openGround(config, { progress, signal }));
  if (first.about.kind !== 'embedded') {
    return Array.from({ length: lanes }, () => first);
  }
  const ports = { app: 0, secondApp: 0, logto: 0, logtoAdmin: 0, sms: 0, inbox: 0 };
  const grounds: OpenGround[] = [first];
  for (let lane = 1; lane < lanes; lane += 1) {
    grounds.push(undo.use(await openGround({ ...config, ports }, { progress: silent, signal })));
  }
  return grounds;
};

/** Whether the register names the requirement for what is explored. */
const knownBy = ({ about }: OpenGround, own: string | undefined) => {
  const entries = suitesRegister(own).filter(({ logtoVersions, standIn }) =>
    about.isStandIn ? standIn : satisfies(about.logtoVersion, logtoVersions),
  );
  return (requirement: string): boolean => entries.some((entry) => entry.requirement === requirement);
};

const written = /^(finding-\d+|unfinished)\.(json|mjs)$|^exploration\.json$/;

/** Takes away what an earlier exploration left, and nothing else: the folder may be anybody's. */
const clearFolder = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(folder)).filter((name) => written.test(name));
  await Promise.all(names.map((name) => rm(join(folder, name))));
};

/** Explores and prints. @returns the exit code of the command */
export const runExploration = async (place: Place, wanted: Wanted): Promise<number> => {
  const { seconds, seed, lanes = 4, only, out } = wanted;
  await using undo = new AsyncDisposableStack();
  const grounds = await openGrounds(place, lanes, undo);
  const [first] = grounds;
  if (first === undefined) {
    return exitCodes.undecided;
  }
  const isKnown = knownBy(first, wanted.deviations);
  await clearFolder(out);
  const target = nameOfTarget(first.about);
  const told: Told[] = [];
  const width = process.stdout.columns || 120;
  const explored = nothingExplored();

  const tell = async ({ ground }: OpenGround, { violation, play, count }: Finding): Promise<void> => {
    const files = await writeSequence({ folder: out, name: `finding-${told.length + 1}` }, ground, play, {
      ...violation,
      target,
    });
    const steps = play.taken.map(({ step, answer }) => ({ what: describeStep(step), answer }));
    const finding = { ...violation, ...files, count, known: isKnown(violation.requirement), steps };
    told.push(finding);
    if (!finding.known) {
      process.stdout.write(
        `${findingText({ ...finding, file: join(out, files.file), script: join(out, files.script) }, width)}\n\n`,
      );
    }
  };

  const began = performance.now();
  const over = new AbortController();
  const end = AbortSignal.any([AbortSignal.timeout(seconds * 1000), place.signal, over.signal]);
  const writing: Promise<void>[] = [];
  const lane = (open: OpenGround, index: number) =>
    explore(open.ground, explored, {
      seed: (seed + Math.imul(index, 104_729)) | 0,
      signal: end,
      kinds: kindsOf(only).filter((kind) => kind !== 'pass' || open.ground.pass !== null),
      onFinding: (finding) => writing.push(tell(open, finding)),
    });
  const interrupted = await place.progress.step(`Explore ${target}`, async (detail) => {
    const showing = setInterval(() => detail(`${explored.sequences} sequences, ${explored.requests} requests`), 1000);
    try {
      const gone = Promise.race(grounds.map(({ broken }) => broken)).then((reason) => Promise.reject(reason));
      await Promise.race([Promise.all(grounds.map(lane)), gone]);
      return place.signal.aborted ? 'interrupted' : null;
    } catch (error) {
      over.abort();
      return describeError(error);
    } finally {
      clearInterval(showing);
    }
  });
  await Promise.all(writing);
  await writeUnfinished(first, explored, { out, target, why: interrupted });
  const exploration: Exploration = {
    schemaVersion: 1,
    ...{ target: first.about, seed, lanes, seconds: (performance.now() - began) / 1000, interrupted },
    ...{ sequences: explored.sequences, steps: explored.steps, requests: explored.requests },
    findings: told.map((finding) => ({ ...finding, count: countOf(explored, finding) })),
    coverage: explored.coverage.all().map(({ step, expected, answer, count }) => ({ step, expected, answer, count })),
    neverReached: neverReached(explored.coverage, stepNames),
  };
  const file = join(out, 'exploration.json');
  await writeFile(file, `${JSON.stringify(exploration, null, 2)}\n`);
  process.stdout.write(`${explorationText(exploration)}\nRecord: ${file}\n`);
  if (told.some(({ known }) => !known)) {
    return exitCodes.fail;
  }
  return interrupted === null ? exitCodes.pass : exitCodes.undecided;
};

/** How often it was met in the end: the same finding may have been met after it was told. */
const countOf = ({ findings }: Explored, { requirement, property, count }: Told): number =>
  [...findings.values()].find(
    ({ violation }) => violation.requirement === requirement && violation.property === property,
  )?.count ?? count;

/** The sequence in which the target died is kept: nothing was judged by it. */
const writeUnfinished = async (
  { ground }: OpenGround,
  { unfinished }: Explored,
  { out, target, why }: { out: string; target: string; why: string | null },
): Promise<void> => {
  if (unfinished !== null && unfinished.taken.length > 0) {
    const shown = { requirement: 'none', property: 'unfinished', what: why ?? 'it ended early', target };
    await writeSequence({ folder: out, name: 'unfinished' }, ground, unfinished, shown);
  }
};
