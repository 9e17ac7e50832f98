import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { someEnvironment as environment } from '../testing/inline-run.ts';
import { entry, row, writeCatalogue, writeRun } from '../testing/written-run.ts';
import { buildVerdict } from './verdict.ts';
import { readVerdict } from './verdict-file.ts';

/** What is read from a file with this text. */
const read = async (text: string) => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'verdict-file-'));
  const path = join(folder.path, 'verdict.json');
  await writeFile(path, text);
  return readVerdict(path);
};

const requirements = [row('OTP-03', { status: { kind: 'checked' } })];

/** The verdict of a run in which nothing was decided. */
const written = async () => {
  await using run = await writeRun([{ title: 'a code', tags: ['@OTP-03.2'], outcome: null }]);
  await writeCatalogue(run.folder, { requirements, deviations: [entry('OTP-03', { check: 'OTP-03.2' })] });
  return await buildVerdict({ ...run, environment });
};

/** As version 2 wrote it. */
const asSecondVersion = (verdict: Verdict) => {
  const { undecided, ...totals } = verdict.totals;
  const old = ({ verdict: name, ...judged }: { verdict: string }) => ({
    ...judged,
    verdict: name === 'undecided' ? 'not-run' : name,
  });
  return {
    ...{ ...verdict, schemaVersion: 2, totals: { ...totals, 'not-run': undecided } },
    ...{ checks: verdict.checks.map(old), requirements: verdict.requirements.map(old) },
  };
};

test('a verdict file of version 2 is read as one of this version', async () => {
  const verdict = await written();
  const old = JSON.stringify(asSecondVersion(verdict));
  expect(old.match(/not-run/g)).toHaveLength(3);
  expect(await read(old)).toEqual(verdict);
});

test('in a verdict file of version 3, which calls checks by their titles, they have their ids', async () => {
  const verdict = await written();
  const former = '"otp/single-use/a-code-signs-its-recipient-in-and-nobody-after-that"';
  const old = JSON.stringify({ ...verdict, schemaVersion: 3 }).replaceAll('"OTP-03.2"', former);
  expect(old.split(former)).toHaveLength(4);
  expect(await read(old)).toEqual(verdict);
});

test('a check that was renamed before there were ids keeps its former name', async () => {
  const { checks, ...verdict } = await written();
  const renamed = checks.map((check) => ({ ...check, id: 'otp/as-it-once-was' }));
  expect(await read(JSON.stringify({ ...verdict, checks: renamed, schemaVersion: 3 }))).toMatchObject({
    checks: [{ id: 'otp/as-it-once-was' }],
  });
});

test('a verdict file of another version is not read', async () => {
  const verdict = await written();
  expect(await read(JSON.stringify({ ...verdict, schemaVersion: 1 }))).toBeUndefined();
  expect(await read('{"half":')).toBeUndefined();
});
