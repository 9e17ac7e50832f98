import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Trend, trendSchema } from '../../contracts/record/trend.ts';
import { exitCodes } from '../../contracts/record/verdict.ts';
import { typedPath } from '../../fixtures/config/typed-path.ts';
import { describeError, HarnessError } from '../../fixtures/tools/errors.ts';
import { trendPage } from '../../reports/trend/page.ts';
import { trendTable } from '../../reports/trend/table.ts';
import { buildTrend } from '../../reports/trend/trend.ts';
import { findPlaces } from './find.ts';
import { readRuns } from './read.ts';

/** Flags of the command. */
export interface TrendFlags {
  readonly json?: boolean;
  readonly out?: string;
}

/** @throws HarnessError where no two runs are left that can be compared */
const requireTrend = (trend: Trend): void => {
  if (trend.groups.some(({ runs }) => runs.length > 1)) {
    return;
  }
  const [first, ...more] = trend.leftOut.map(({ run, reason }) => `${run} ${reason}`);
  const others =
    first === undefined ? '' : ` (left out: ${first}${more.length > 0 ? `; and ${more.length} more` : ''})`;
  const counts = trend.groups.flatMap(({ runs }) => runs).length;
  const what =
    ['no run is left', 'one run has no trend'][counts] ?? 'one run each of Logto and of the stand-in has no trend';
  throw new HarnessError(`${what}${others}`, 'Give two runs or more of Logto, or of the stand-in');
};

const writePage = async (file: string, trend: Trend): Promise<void> => {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, trendPage(trend));
  } catch (error) {
    throw new HarnessError(`the page cannot be written (${describeError(error)})`, 'Name another file: --out', {
      cause: error,
    });
  }
};

/**
 * Shows how verdicts went over runs: as a table and a page, or as JSON.
 *
 * @param page where the page is written unless a flag says where
 * @returns the exit code
 */
export const showTrend = async (names: readonly string[], { json, out }: TrendFlags, page: string): Promise<number> => {
  const { runs, leftOut } = await readRuns(await findPlaces(names));
  const trend = buildTrend(runs, leftOut);
  requireTrend(trend);
  const file = out === undefined ? page : typedPath(out);
  if (!json || out !== undefined) {
    await writePage(file, trend);
  }
  if (json) {
    process.stdout.write(`${JSON.stringify(trendSchema.parse(trend), null, 2)}\n`);
    return exitCodes.pass;
  }
  const colour = process.stdout.hasColors?.() ?? false;
  process.stdout.write(`${trendTable(trend, { colour, width: process.stdout.columns || 120 })}\n\n`);
  process.stdout.write(`Trend: ${pathToFileURL(file)}\n`);
  return exitCodes.pass;
};
