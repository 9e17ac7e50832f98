import { mkdtempDisposable, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Deviation } from '../../contracts/record/deviations.ts';
import { someEnvironment as environment, someRules as rules } from '../testing/inline-run.ts';
import { entry, failure, row, type WrittenCheck, writeCatalogue, writeRun } from '../testing/written-run.ts';
import { buildVerdict } from '../verdict/verdict.ts';
import { copyResults } from './copy.ts';

/** What Allure would read of a run of this one check, with an entry that knows it. */
const copied = async (check: WrittenCheck, known: Deviation) => {
  await using run = await writeRun([check]);
  await writeCatalogue(run.folder, { requirements: [row('OTP-12')], deviations: [known] });
  await using folder = await mkdtempDisposable(join(run.folder, 'copy-'));
  await copyResults(run.folder, join(folder.path, 'results'), await buildVerdict({ ...run, environment, rules }));
  const names = await readdir(join(folder.path, 'results'));
  const result = names.find((name) => name.endsWith('-result.json')) ?? '';
  return { names, text: await readFile(join(folder.path, 'results', result), 'utf8') };
};

const stored: WrittenCheck = { title: 'stored', tags: ['@OTP-12'], outcome: failure };

test('a result has the standard as epic, a severity, and links to its clauses', async () => {
  const { text } = await copied(stored, entry('OTP-12'));
  const { labels, links } = JSON.parse(text);
  expect(labels).toEqual(
    expect.arrayContaining([
      { name: 'epic', value: 'OWASP ASVS' },
      { name: 'feature', value: 'sign-in' },
      { name: 'severity', value: 'critical' },
    ]),
  );
  expect(links).toEqual([{ type: 'link', name: 'ASVS 6.5.1', url: 'https://example.org/asvs#651' }]);
});

test('a deviation shows its steps and what they attach', async () => {
  const { names, text } = await copied(stored, entry('OTP-12'));
  expect(text).toContain('The message arrives');
  expect(names).toContain('0-attachment.json');
});

test('a deviation that is held back shows neither', async () => {
  const heldBack = { reportedTo: 'security@logto.io', reportedOn: '2026-11-20' };
  const { names, text } = await copied(stored, entry('OTP-12', { heldBack }));
  expect(text).toContain('Held back: told to security@logto.io');
  expect(text).not.toContain('The message arrives');
  expect(names).toHaveLength(1);
});
