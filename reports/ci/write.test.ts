import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { fileNames } from '../../contracts/record/file-names.ts';
import { someEnvironment as environment, standInEnvironment } from '../testing/inline-run.ts';
import { Output } from '../testing/output.ts';
import { failure, row, writeCatalogue, writeRun } from '../testing/written-run.ts';
import { buildVerdict } from '../verdict/verdict.ts';
import { writeForCi } from './write.ts';

type Written = Readonly<Record<'junit' | 'summary' | 'appended' | 'output', string>>;

const skip = [{ type: 'skip', description: 'no database' }];

const test = base.extend<{ annotates: boolean; written: Written }>({
  annotates: [true, { option: true }],
  written: async ({ annotates }, use) => {
    await using run = await writeRun([
      { title: 'a code', tags: ['@OTP-03'], outcome: {} },
      {
        title: 'a code, <again>',
        tags: ['@OTP-04.2', '@SGN-01'],
        outcome: { ...failure, errors: ['Expected: 2\n\nReceived: \0'] },
      },
      { title: 'stored', tags: ['@OTP-12'], outcome: { ...failure, expectedStatus: 'failed' } },
      { title: 'not here', outcome: { status: 'skipped', annotations: skip } },
      { title: 'lost', outcome: null },
    ]);
    await using temporary = await mkdtempDisposable(join(tmpdir(), 'summary-'));
    const verdict = await buildVerdict({ ...run, environment });
    await writeCatalogue(run.folder, { requirements: [row('OTP-03')] });
    const output = new Output();
    const summaryFile = join(temporary.path, 'summary.md');
    await writeForCi(run.folder, verdict, { annotates, summaryFile, output });
    const read = (name: string) => readFile(join(run.folder, name), 'utf8');
    const [junit, summary] = await Promise.all([read(fileNames.junit), read(fileNames.summary)]);
    await use({ junit, summary, appended: await readFile(summaryFile, 'utf8'), output: output.text });
  },
});

test('JUnit fails what fails, and skips what is known or does not apply', async ({ written }) => {
  expect(written.junit).toMatch(/<testsuite name="password-and-code".*tests="5" failures="1" errors="1" skipped="2"/);
  expect(written.junit).toContain('name="OTP-04.2 a code, &lt;again>"');
  expect(written.junit).toContain('<failure message="Expected: 2" type="fail">');
  expect(written.junit).toContain('<property name="reason" value="no database"/>');
});

test('JUnit has what is wrong beside single checks as a suite', async ({ written }) => {
  expect(written.junit).toMatch(/<testsuite name="the run itself".*errors="1"/);
});

test('GitHub gets an annotation for what fails, where it stands', async ({ written }) => {
  expect(written.output).toContain(
    '::error file=suites/sign-in/by-code.spec.ts,line=1,title=OTP-04.2 SGN-01%3A a code%2C <again>::Expected: 2%0A%0AReceived: \0\n',
  );
  expect(written.output).toContain('::notice file=suites/sign-in/by-code.spec.ts,line=1,title=OTP-12%3A stored::');
  expect(written.output).not.toContain('a code::');
});

test('the summary names failures and deviations, on one line each', async ({ written }) => {
  expect(written.summary).toContain('## ✖ Does not conform: Logto 1.42.0');
  expect(written.summary).toContain('| OTP-04.2 SGN-01 | a code, \\<again\\> | password-and-code | Expected: 2 |');
  expect(written.summary).toMatch(/### Known deviations\n\n.*\n.*\n\| OTP-12 \| stored/);
  expect(written.appended).toBe(written.summary);
});

test.describe('without GitHub', () => {
  test.use({ annotates: false });

  test('nothing is annotated', async ({ written }) => {
    expect(written.output).toBe('');
  });
});

test('a run on the stand-in warns GitHub, and names the stand-in in JUnit and in the summary', async () => {
  await using run = await writeRun([{ title: 'a code', outcome: {} }]);
  const output = new Output();
  const verdict = await buildVerdict({ ...run, environment: standInEnvironment });
  await writeForCi(run.folder, verdict, { annotates: true, output });
  expect(output.text).toContain('::warning title=Stand-in::This run tested the stand-in');
  expect(await readFile(join(run.folder, fileNames.junit), 'utf8')).toContain('<testsuite name="stand-in, not Logto: ');
  expect(await readFile(join(run.folder, fileNames.summary), 'utf8')).toContain('this run says nothing about Logto');
});
