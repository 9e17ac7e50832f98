import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Manifest } from '../../contracts/record/dossier.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import { type Judgement, judgementSchema } from '../../contracts/record/judgement.ts';
import { type Verdict, verdictSchema } from '../../contracts/record/verdict.ts';
import { readJson } from '../record/read-record.ts';
import { judgeAgain } from '../verdict/judge-run.ts';
import { DossierProblem, wrong } from './files/problem.ts';
import { aboutRun } from './manifest.ts';

const read = async <Schema extends z.ZodType>(folder: string, name: string, schema: Schema) => {
  const content = await readJson(join(folder, name), schema).catch(() => undefined);
  if (content === undefined) {
    throw wrong(`${name} is missing, or is none that this harness can read`);
  }
  return content;
};

/** The verdict of an unpacked run, and what it was judged by. */
export const readJudged = async (folder: string): Promise<{ verdict: Verdict; judgement: Judgement }> => ({
  verdict: await read(folder, fileNames.verdict, verdictSchema),
  judgement: await read(folder, fileNames.judgement, judgementSchema),
});

const differing = (one: object, other: object): string[] => {
  const fields = new Map(Object.entries(other));
  return Object.entries(one).flatMap(([name, value]) => (isDeepStrictEqual(value, fields.get(name)) ? [] : [name]));
};

/** Makes sure that the manifest names what was judged, catalogue and register included. @throws DossierProblem */
export const requireNamed = (manifest: Manifest, verdict: Verdict, judgement: Judgement): void => {
  const { run, judged } = aboutRun(verdict, judgement, manifest.files);
  const names = [...differing(run, manifest.run), ...differing(judged, manifest.judged)];
  if (names.length > 0) {
    throw wrong(`the manifest names another ${names.join(', ')} than the evidence`);
  }
};

/** Makes sure that the evidence comes to the verdict when it is judged again. @throws DossierProblem where it does not */
export const requireVerdict = async (folder: string, verdict: Verdict, judgement: Judgement): Promise<void> => {
  const again = await judgeAgain(folder, judgement).catch((error: unknown) => {
    throw wrong('the evidence cannot be judged again: a file of the record is damaged', error);
  });
  if (isDeepStrictEqual(again, verdict)) {
    return;
  }
  const differences = differing(verdict, again).join(', ');
  throw new DossierProblem(
    `the evidence comes to another verdict (${again.verdict}, not ${verdict.verdict}; different: ${differences})`,
    `Judge it with the harness that sealed it, at ${judgement.environment.gitRevision ?? 'its revision'}, or take it as refuted`,
  );
};

const toleranceMs = 5 * 60_000;

/** Makes sure that nothing was sealed before it was judged, or in the future. @throws DossierProblem where it was */
export const requireOrder = ({ sealedAt, run: { startedAt, judgedAt } }: Manifest, now: Date): void => {
  const [sealed, judged, started] = [sealedAt, judgedAt, startedAt ?? judgedAt].map((time) => Date.parse(time));
  if (sealed === undefined || judged === undefined || started === undefined || sealed < judged || judged < started) {
    throw wrong(`the times are not in order: started ${startedAt}, judged ${judgedAt}, sealed ${sealedAt}`);
  }
  if (sealed > now.getTime() + toleranceMs) {
    throw new DossierProblem(
      `it says that it was sealed at ${sealedAt}, and the clock says ${now.toISOString()}`,
      'Set the clock of this machine, and try again',
    );
  }
};
