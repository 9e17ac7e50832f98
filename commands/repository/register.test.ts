import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import type { Deviation } from '../../contracts/record/deviations.ts';
import { standingOf } from '../../contracts/record/standing.ts';
import type { Seen } from '../../reports/record/read-record.ts';
import { judgeChecks } from '../../reports/verdict/check-judgement.ts';
import { suitesRegister } from '../../suites/deviations/register.ts';
import { catalogueOfRun } from '../suites/rules.ts';

const register = suitesRegister();

/** What whole runs on real Logtos came to, a file a version: see "Recorded runs" in docs/deviations.md. */
const recordings = join(import.meta.dirname, '../../suites/deviations/recorded');
const versions = readdirSync(recordings).flatMap((name) => /^logto-(.+)\.jsonl$/.exec(name)?.[1] ?? []);

const lineSchema = z.object({
  id: z.string(),
  project: z.string(),
  requirements: z.array(z.string()),
  verdict: z.enum(['pass', 'fail', 'unexpected-pass', 'deviation', 'note', 'not-applicable']),
});

const statuses = {
  pass: 'passed',
  'unexpected-pass': 'passed',
  'not-applicable': 'skipped',
  fail: 'failed',
  deviation: 'failed',
  note: 'failed',
} as const;

const asSeen = ({ id, project, requirements, verdict }: z.infer<typeof lineSchema>): Seen => {
  const tags = requirements.map((name) => `@${name}`);
  const annotations = verdict === 'not-applicable' ? [{ type: 'skip', description: 'the target lacks it' }] : [];
  const attempt = {
    id,
    project,
    attempt: 0,
    status: statuses[verdict],
    expectedStatus: 'passed',
    durationMs: 1,
  } as const;
  return {
    planned: { id, project, title: id, file: id, titles: [id], tags },
    attempts: [{ ...attempt, annotations, errors: [] }],
    results: [],
  };
};

const readRecording = (version: string): Seen[] =>
  readFileSync(join(recordings, `logto-${version}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => asSeen(lineSchema.parse(JSON.parse(line))));

const catalogue = catalogueOfRun();
const today = new Date('2026-11-30T12:00:00Z');

/** Why that run does not conform by this register; nothing if it does. */
const troubles = (logtoVersion: string, run: readonly Seen[], entries: readonly Deviation[] = register): string[] => {
  const { checks, problems } = judgeChecks(run, {
    ...{ catalogue, register: entries, today, whole: true, isShard: false },
    target: { logtoVersion, isStandIn: false },
  });
  const bad = checks.filter(({ verdict }) => ['fail', 'unexpected-pass', 'undecided'].includes(verdict));
  return [...bad.map(({ id }) => id), ...problems.map(({ message }) => message)];
};

const nameOf = ({ requirement, check = 'all its checks' }: Deviation): string => `${requirement} at ${check}`;

const isOf = ({ requirement, check }: Deviation, { planned }: Seen): boolean =>
  planned.tags.includes(`@${requirement}`) && (check === undefined || check === planned.id);

const passing = (each: Seen): Seen => ({
  ...each,
  attempts: each.attempts.map((one) => ({ ...one, status: 'passed' as const })),
});

for (const version of versions) {
  const seen = readRecording(version);
  const measured = register.filter((entry) => standingOf(entry, version) === 'measured');

  test(`a whole run on Logto ${version} conforms by the register as it is`, () => {
    expect(troubles(version, seen)).toEqual([]);
    expect(measured.length).toBeGreaterThan(0);
  });

  test(`the run on Logto ${version} does not conform without any one entry for it`, () => {
    const idle = measured.filter(
      (entry) =>
        troubles(
          version,
          seen,
          register.filter((other) => other !== entry),
        ).length === 0,
    );
    expect(idle.map(nameOf)).toEqual([]);
  });

  test(`the run on Logto ${version} does not conform where any one deviation does not occur`, () => {
    const idle = measured.filter(
      (entry) =>
        troubles(
          version,
          seen.map((each) => (isOf(entry, each) ? passing(each) : each)),
        ).length === 0,
    );
    expect(idle.map(nameOf)).toEqual([]);
  });
}
