import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fileNames } from '../../contracts/record/file-names.ts';
import { plannedSchema, runSchema } from '../../contracts/record/ledger.ts';
import { readJson } from '../record/read-record.ts';
import { someEnvironment as environment, runInline } from '../testing/inline-run.ts';
import { buildVerdict } from '../verdict/verdict.ts';

const suite = (body: string) => `import { expect, test } from '@playwright/test';\n${body}`;

const mixed = suite(`
  test('passes', { tag: ['@REG-01', '@smoke'] }, async () => {});
  test('fails', async () => expect(1, 'one is two').toBe(2));
  test('passes when tried again', async ({}, { retry }) => expect(retry).toBe(1));
  test('deviates', async () => { test.fail(true, 'known'); expect(1).toBe(2); });
  test('does not apply', async () => test.skip(true, 'no database'));
`);

test('the verdicts of a real run are those of its checks', async () => {
  await using run = await runInline({ 'register/register.spec.ts': mixed }, ['--retries=1']);
  const { checks, verdict } = await buildVerdict({ ...run, environment });
  const verdicts = Object.fromEntries(checks.map((check) => [check.id, check.verdict]));
  expect(verdicts).toEqual({
    'register/passes': 'pass',
    'register/fails': 'fail',
    'register/passes-when-tried-again': 'fail',
    'register/deviates': 'deviation',
    'register/does-not-apply': 'not-applicable',
  });
  expect(verdict).toBe('fail');
});

test('a check that expects its failure only to spare its worker fails', async () => {
  const spared = suite(`test('spares', ({}, info) => { info.expectedStatus = 'failed'; expect(1).toBe(2); });`);
  await using run = await runInline({ 'sign-in.spec.ts': spared });
  expect(await buildVerdict({ ...run, environment })).toMatchObject({ verdict: 'fail', totals: { fail: 1 } });
  expect(run.progress).toContain('✖ 1/1 sign-in/spares spares');
});

const disturb = (tries: number) =>
  suite(`test('is disturbed', ({}, { annotations, retry }) => {
    if (retry < ${tries}) { annotations.push({ type: 'disturbed', description: 'the network changed' }); expect(1).toBe(2); }
  });
  test('fails', () => expect(1).toBe(2));`);

test('a check that was disturbed is tried again and decides then, and one that fails is not', async () => {
  await using run = await runInline({ 'sign-in.spec.ts': disturb(1) });
  const { checks } = await buildVerdict({ ...run, environment });
  expect(checks).toMatchObject([
    { id: 'sign-in/is-disturbed', verdict: 'pass', attempts: 2 },
    { id: 'sign-in/fails', verdict: 'fail', attempts: 1 },
  ]);
  expect(run.progress).toMatch(/^\? 1\/2 sign-in\/is-disturbed .*\n {4}the network changed\n/);
});

test('a check that is disturbed three times stays undecided', async () => {
  await using run = await runInline({ 'sign-in.spec.ts': disturb(3) }, ['--grep-invert', 'fails']);
  const { checks, verdict } = await buildVerdict({ ...run, environment });
  expect(verdict).toBe('undecided');
  expect(checks).toMatchObject([{ verdict: 'undecided', reason: 'the network changed (tried 3 times)', attempts: 3 }]);
});

test('checks are planned before they run, with their tags', async () => {
  await using run = await runInline({ 'register/register.spec.ts': mixed }, ['--grep-invert', 'tried|fails|apply']);
  const planned = await readJson(join(run.folder, fileNames.planned), plannedSchema);
  expect(planned?.checks.map(({ id }) => id)).toEqual(['register/passes', 'register/deviates']);
  expect(planned?.checks[0]).toMatchObject({ tags: ['@REG-01', '@smoke'], project: 'password-and-code' });
});

test('a check that Playwright gave up before is planned and did not run', async () => {
  const two = suite(`test('fails', async () => expect(1).toBe(2)); test('comes later', async () => {});`);
  await using run = await runInline({ 'sign-in.spec.ts': two }, ['--max-failures=1']);
  const { totals } = await buildVerdict({ ...run, environment });
  expect(totals).toMatchObject({ fail: 1, undecided: 1 });
});

test('a suite that does not load is an error of the run', async () => {
  await using run = await runInline({ 'broken.spec.ts': 'import "./nowhere.ts";' });
  const { errors } = (await readJson(join(run.folder, fileNames.run), runSchema)) ?? {};
  expect(errors?.[0]).toContain('nowhere');
  expect(await buildVerdict({ ...run, environment })).toMatchObject({ verdict: 'undecided' });
});

const tagged = (title: string) => suite(`test('${title}', { tag: ['@flow', '@OTP-04.2'] }, () => {});`);

test('a check keeps the id in its tags when its title and its file change', async () => {
  await using before = await runInline({ 'otp/a.spec.ts': tagged('x y') });
  await using after = await runInline({ 'otp/b.spec.ts': tagged('something else') });
  const planned = await Promise.all([before, after].map((run) => buildVerdict({ ...run, environment })));
  expect(planned.map(({ checks }) => checks[0]?.id)).toEqual(['OTP-04.2', 'OTP-04.2']);
  expect(after.progress).toContain('✔ 1/1 OTP-04.2 something else');
});

test('two checks of one id leave the run undecided', async () => {
  await using run = await runInline({ 'otp/a.spec.ts': tagged('x y'), 'otp/b.spec.ts': tagged('y x') });
  const { problems } = await buildVerdict({ ...run, environment });
  expect(problems).toEqual([expect.stringContaining('two checks have the id OTP-04.2')]);
});

test('away from a terminal, each check is a line and a failure says where', async () => {
  await using run = await runInline({ 'register/register.spec.ts': mixed }, ['--grep-invert', 'tried|deviates|apply']);
  expect(run.progress).toMatch(/^✔ 1\/2 register\/passes passes \(\d\.\d s\)\n✖ 2\/2 register\/fails fails /);
  expect(run.progress).toContain('\n    one is two\n    register/register.spec.ts:');
});

test('checks under way are interrupted, and do not fail, when the terminal is gone', async () => {
  const body = `test('passes', () => {}); test('takes long', () => new Promise(() => {})); test('comes later', () => {});`;
  await using run = await runInline({ 'a.spec.ts': suite(body) }, [], 1);
  const { checks, problems } = await buildVerdict({ ...run, environment });
  expect(checks.map(({ verdict }) => verdict)).toEqual(['pass', 'undecided', 'undecided']);
  expect(problems).toContain('the run was interrupted');
});
