import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { partOf } from '../../contracts/record/shards.ts';
import type { Trend } from '../../contracts/record/trend.ts';
import { type Verdict, verdictSchema } from '../../contracts/record/verdict.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { DossierProblem } from '../../reports/dossier/files/problem.ts';
import { readSealedVerdict } from '../../reports/dossier/read-verdict.ts';
import type { TrendRun } from '../../reports/trend/trend.ts';
import { decisionsOf } from '../../reports/verdict/decisions.ts';
import { parseVerdict } from '../../reports/verdict/verdict-file.ts';
import type { Place } from './find.ts';

const versioned = z.object({ schemaVersion: z.number() });

const current = verdictSchema.shape.schemaVersion.value;

const schemaVersionOf = (text: string): number | undefined => {
  try {
    return versioned.safeParse(JSON.parse(text)).data?.schemaVersion;
  } catch {
    return undefined;
  }
};

/** Why a verdict cannot be read: it is of a newer harness, of one that is too old, or damaged. */
const unreadable = (text: string, { name, kind }: Place): HarnessError => {
  const version = schemaVersionOf(text);
  if (version !== undefined && version > current) {
    return new HarnessError(
      `the verdict of ${name} has schema version ${version}, and this harness reads up to ${current}`,
      'Use the harness that wrote it, or a newer one',
    );
  }
  if (version !== undefined && version < 2) {
    return new HarnessError(
      `the verdict of ${name} has schema version ${version}, which is too old`,
      'Leave that run out',
    );
  }
  return new HarnessError(
    `the verdict of ${name} is damaged`,
    kind === 'dossier' ? 'Ask whoever sealed it for the dossier as it left them' : 'Leave that run out, or run again',
  );
};

const textOf = async ({ name, path, kind }: Place): Promise<string> => {
  try {
    return kind === 'dossier' ? await readSealedVerdict(path) : await readFile(path, 'utf8');
  } catch (error) {
    throw error instanceof DossierProblem
      ? new HarnessError(`${name}: ${error.problem}`, error.remedy, { cause: error })
      : new HarnessError(`${name} cannot be read`, 'Make it readable, or leave it out', { cause: error });
  }
};

const whyLeftOut = ({ run, exploration, target }: Verdict): string | undefined => {
  if (exploration) {
    return 'is an exploration, whose checks are what it met by chance';
  }
  if (run.shard) {
    return `is ${partOf(run)} of a run: merge its shards first`;
  }
  if (run.startedAt === null) {
    return 'never planned a check';
  }
  const faults = target.isStandIn ? target.details.faults : undefined;
  return faults === undefined ? undefined : `was a run with a seeded fault (${faults})`;
};

/** The same run twice, such as its folder and its dossier, counts once, whatever the words; two that only share their id are a mistake. */
const isKnown = (verdict: Verdict, name: string, known: ReadonlyMap<string, TrendRun>): boolean => {
  const same = known.get(verdict.run.id);
  if (same && !isDeepStrictEqual(decisionsOf(same.verdict), decisionsOf(verdict))) {
    throw new HarnessError(
      `${name} has another verdict of the run ${verdict.run.id} than one that was given before`,
      'Give only the one that is right: "npm run report -- verify" tells of a dossier',
    );
  }
  return same !== undefined;
};

/**
 * Reads the runs of a trend, and says of the others why they do not count.
 *
 * @throws HarnessError for a verdict that cannot be read
 */
export const readRuns = async (
  places: readonly Place[],
): Promise<{ readonly runs: readonly TrendRun[]; readonly leftOut: Trend['leftOut'] }> => {
  const runs = new Map<string, TrendRun>();
  const leftOut: Array<Trend['leftOut'][number]> = [];
  // One after the other: a hundred verdicts at once would only need more memory.
  for (const place of places) {
    const { name, kind } = place;
    if (kind === 'none') {
      leftOut.push({ run: name, reason: 'has no verdict: it was interrupted, or runs still' });
      continue;
    }
    const text = await textOf(place);
    const verdict = await parseVerdict(text);
    if (!verdict) {
      throw unreadable(text, place);
    }
    const reason = whyLeftOut(verdict);
    if (reason !== undefined) {
      leftOut.push({ run: name, reason });
    } else if (isKnown(verdict, name, runs)) {
      leftOut.push({ run: name, reason: `is the run ${verdict.run.id}, which was given before` });
    } else {
      runs.set(verdict.run.id, { verdict, startedAt: verdict.run.startedAt ?? '', source: kind });
    }
  }
  return { runs: [...runs.values()], leftOut };
};
