import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { catalogueFileSchema } from '../reports/catalogue-file.ts';
import { judgeChecks, type Seen } from '../reports/check-judgement.ts';
import { catalogueAsJson } from '../suites/catalogue/index.ts';
import { suitesRegister } from '../suites/deviations/register.ts';
import type { Deviation } from '../suites/deviations/schema.ts';
import { judgesFor } from './rules.ts';

const register = suitesRegister();

/** What a whole run on a real Logto 1.42.0 came to: see "A recorded run" in docs/deviations.md. */
const recording = new URL('../suites/deviations/recorded/logto-1.42.0.jsonl', import.meta.url);

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

const seen = readFileSync(recording, 'utf8')
  .trim()
  .split('\n')
  .map((line) => asSeen(lineSchema.parse(JSON.parse(line))));
const catalogue = catalogueFileSchema.parse(JSON.parse(catalogueAsJson()));
const target = {
  kind: 'native',
  isStandIn: false,
  logtoVersion: '1.42.0',
  connectorVersion: '1.4.4',
  details: {},
} as const;
const whole = { whole: true, requirements: null };
const today = new Date('2026-11-25T12:00:00Z');

/** Why that run does not conform by this register; nothing if it does. */
const troubles = (entries: readonly Deviation[], run: readonly Seen[] = seen): string[] => {
  const { checks, problems } = judgeChecks(run, judgesFor(target, whole, { today, register: entries }), catalogue);
  const bad = checks.filter(({ verdict }) => ['fail', 'unexpected-pass', 'undecided'].includes(verdict));
  return [...bad.map(({ id }) => id), ...problems.map(({ message }) => message)];
};

const nameOf = ({ requirement, check = 'all its checks' }: Deviation): string => `${requirement} at ${check}`;

const isOf = ({ requirement, check }: Deviation, { planned }: Seen): boolean =>
  planned.tags.includes(`@${requirement}`) && (check === undefined || check === planned.id);

test('a whole run on Logto 1.42 conforms by the register as it is', () => {
  expect(troubles(register)).toEqual([]);
});

test('it does not without any one entry of the register', () => {
  const idle = register.filter((entry) => troubles(register.filter((other) => other !== entry)).length === 0);
  expect(register.length).toBeGreaterThan(0);
  expect(idle.map(nameOf)).toEqual([]);
});

test('it does not where any one deviation does not occur', () => {
  const idle = register.filter((entry) => {
    const mended = seen.map((each) =>
      isOf(entry, each)
        ? { ...each, attempts: each.attempts.map((one) => ({ ...one, status: 'passed' as const })) }
        : each,
    );
    return troubles(register, mended).length === 0;
  });
  expect(idle.map(nameOf)).toEqual([]);
});
