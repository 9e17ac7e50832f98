import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Check, Verdict } from '../../contracts/record/verdict.ts';
import { referencesOf } from '../words/check-id.ts';
import { environmentOf } from '../words/environment.ts';
import { checkLooks } from '../words/verdicts.ts';
import { allureIdOf } from './copy.ts';
import { type Place, placeOf, type Standards } from './place.ts';

/** Java's properties, which Allure reads: a space or a colon in a key ends it unless escaped. */
const properties = (facts: Readonly<Record<string, string>>): string =>
  Object.entries(facts)
    .map(
      ([key, value]) => `${key.replace(/[\s:=\\]/g, '\\$&')} = ${value.replaceAll('\\', '\\\\').replaceAll('\n', ' ')}`,
    )
    .join('\n');

/** A row for a check that left no result of its own: a gap is shown, not left out. */
const gap = (check: Check, { labels, links }: Place) => ({
  uuid: randomUUID(),
  ...allureIdOf(check),
  fullName: check.id,
  name: check.title,
  status: checkLooks.undecided.allure,
  statusDetails: { message: check.reason ?? 'it did not run' },
  stage: 'finished',
  links,
  labels: [
    ...labels,
    { name: 'feature', value: check.feature },
    { name: 'verdict', value: 'undecided' },
    ...referencesOf(check).map((value) => ({ name: 'tag', value })),
  ],
  parameters: [{ name: 'Project', value: check.project }],
  steps: [],
});

/** Writes what the report shows beside Playwright's results: the environment, checks without a result, and problems. */
export const writeExtras = async (
  folder: string,
  verdict: Verdict,
  standards: Standards = new Map(),
): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const gaps = verdict.checks
    .filter((check) => check.attempts === 0)
    .map((check) => gap(check, placeOf(check, verdict, standards)));
  const errors = verdict.problems.map((message) => ({
    message,
    timestamp: Date.parse(verdict.run.startedAt ?? '') || 0,
  }));
  await Promise.all([
    writeFile(join(folder, 'environment.properties'), properties(environmentOf(verdict))),
    writeFile(join(folder, `${randomUUID()}-globals.json`), JSON.stringify({ attachments: [], errors })),
    ...gaps.map((result) => writeFile(join(folder, `${result.uuid}-result.json`), JSON.stringify(result))),
  ]);
};
