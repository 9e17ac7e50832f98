import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { annotations } from './annotations.ts';
import { junitXml } from './junit.ts';
import { markdownSummary } from './summary.ts';

/** What a CI system wants beyond the files of a run. */
export interface CiOptions {
  /** Whether GitHub reads annotations from the output. */
  readonly annotates?: boolean;
  /** File to which the Markdown summary is appended. */
  readonly summaryFile?: string | undefined;
}

interface CiOutput extends CiOptions {
  readonly output: NodeJS.WritableStream;
}

/** Writes JUnit XML and a Markdown summary into the folder of a run, and to GitHub what it wants. */
export const writeForCi = async (folder: string, verdict: Verdict, { annotates, summaryFile, output }: CiOutput) => {
  const summary = markdownSummary(verdict);
  await writeFile(join(folder, fileNames.junit), junitXml(verdict));
  await writeFile(join(folder, fileNames.summary), summary);
  if (summaryFile !== undefined) {
    await appendFile(summaryFile, summary);
  }
  if (annotates) {
    output.write(await annotations(folder, verdict));
  }
};
