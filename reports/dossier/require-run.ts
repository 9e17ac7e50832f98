import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { type Judgement, judgementSchema } from '../../contracts/record/judgement.ts';
import { partOf } from '../../contracts/record/shards.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { readJson } from '../record/read-record.ts';
import { readVerdict } from '../verdict/verdict-file.ts';
import { evidenceIn, filesIn, hashFile } from './files/folder-files.ts';
import { DossierProblem } from './files/problem.ts';
import { readSums } from './files/sums.ts';

const runAgain = 'Run again, and seal the run before anything else touches its folder';

/** The verdict of a run that speaks for itself, and what it was judged by. */
export const requireJudged = async (
  folder: string,
): Promise<{ readonly verdict: Verdict; readonly judgement: Judgement }> => {
  const verdict = await readVerdict(join(folder, fileNames.verdict));
  if (!verdict) {
    throw new DossierProblem(
      `${folder} has no verdict: it is no run, or one that was interrupted`,
      'Give the folder of a run that came to its end',
    );
  }
  if (verdict.exploration) {
    throw new DossierProblem(
      `${folder} is an exploration, whose sequences may lead to a new finding`,
      'Seal a run of the suites or of load: see docs/dossier.md',
    );
  }
  if (verdict.run.shard) {
    throw new DossierProblem(
      `${folder} is ${partOf(verdict.run)} of a run`,
      'Merge the shards first: npm run report -- merge <folder...>',
    );
  }
  const judgement = await readJson(join(folder, fileNames.judgement), judgementSchema).catch(() => undefined);
  if (!judgement) {
    throw new DossierProblem(
      `${folder} does not say what it was judged by: its harness was an older one`,
      'Run again with this one',
    );
  }
  return { verdict, judgement };
};

/** The first of many paths, for a line. */
export const listed = (paths: readonly string[]): string =>
  `${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ` and ${paths.length - 3} more` : ''}`;

/** The files of a run that are what they were when it was judged. */
export const requireUnchanged = async (folder: string): Promise<readonly string[]> => {
  const [{ files, others }, sums] = [await filesIn(folder), await readSums(folder)];
  if (others.length > 0) {
    throw new DossierProblem(`${listed(others)}: a link is no evidence`, runAgain);
  }
  if (!sums) {
    throw new DossierProblem(
      `${join(folder, fileNames.sums)} is missing or damaged: whether files changed since the run was judged cannot be told`,
      runAgain,
    );
  }
  const own = evidenceIn(files);
  const missing = [...sums.keys()].filter((path) => !own.includes(path));
  const added = own.filter((path) => !sums.has(path));
  const changed: string[] = [];
  for (const path of own.filter((each) => sums.has(each))) {
    if ((await hashFile(join(folder, path))).sha256 !== sums.get(path)) {
      changed.push(path);
    }
  }
  const problems = [
    ...(changed.length > 0 ? [`changed: ${listed(changed)}`] : []),
    ...(missing.length > 0 ? [`gone: ${listed(missing)}`] : []),
    ...(added.length > 0 ? [`added: ${listed(added)}`] : []),
  ];
  if (problems.length > 0) {
    throw new DossierProblem(`files are not what they were when the run was judged (${problems.join('; ')})`, runAgain);
  }
  return files;
};

/** Makes sure that a clock was not put back behind the run. */
export const requireAfterRun = ({ run }: Verdict, { judgedAt }: Judgement, now: Date): void => {
  const last = new Date(Math.max(Date.parse(judgedAt), Date.parse(run.startedAt ?? judgedAt)));
  if (now < last) {
    throw new DossierProblem(
      `the clock says ${now.toISOString()}, and the run was judged at ${last.toISOString()}`,
      'Set the clock of this machine, and seal again',
    );
  }
};
