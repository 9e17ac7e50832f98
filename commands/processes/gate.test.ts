import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fileNames } from '../../contracts/record/file-names.ts';
import { someEnvironment, standInEnvironment } from '../../reports/testing/inline-run.ts';
import { row, writeCatalogue, writeRun } from '../../reports/testing/written-run.ts';
import { buildVerdict } from '../../reports/verdict/verdict.ts';
import { readGate, requireSameTarget } from '../suites/gate.ts';
import { runStart } from '../testing/run-command.ts';

test.describe.configure({ timeout: 600_000 });

interface Baseline {
  readonly tags?: readonly string[];
  readonly requirement?: string;
  readonly wasCutShort?: boolean;
  readonly environment?: typeof someEnvironment;
}

/** The folder of a run with a verdict. */
const writeBaseline = async ({ tags = ['@OTP-03', '@OTP-03.1'], wasCutShort, ...about }: Baseline = {}) => {
  const run = await writeRun([{ title: 'Old codes are refused', tags, outcome: {} }], wasCutShort ? null : {});
  await writeCatalogue(run.folder, { requirements: [row(about.requirement ?? 'OTP-03')] });
  const verdict = await buildVerdict({ ...run, environment: about.environment ?? someEnvironment });
  await writeFile(join(run.folder, fileNames.verdict), JSON.stringify(verdict));
  return run;
};

test('a run of the suites can be a baseline, by its folder or its verdict file', async () => {
  await using run = await writeBaseline();
  for (const baseline of [run.folder, join(run.folder, fileNames.verdict)]) {
    expect(await readGate({ baseline })).toMatchObject({ severities: null, baseline: { target: { kind: 'native' } } });
  }
});

test('without flags there is no gate', async () => {
  expect(await readGate({})).toBeUndefined();
});

for (const [name, about, says] of [
  [
    'of another catalogue',
    { requirement: 'OTP-99' },
    'was made with another catalogue: this one has no requirement OTP-99',
  ],
  ['without a check of the suites', { tags: ['@OTP-03'] }, 'has no check of the suites'],
  ['that was cut short', { wasCutShort: true }, '0000 was cut short. Give the verdict.json of a whole run'],
] as const) {
  test(`a baseline ${name} is refused`, async () => {
    await using run = await writeBaseline(about);
    await expect(readGate({ baseline: run.folder })).rejects.toThrow(says);
  });
}

test('a baseline of another target is refused, one of another version is not', async () => {
  await using run = await writeBaseline();
  const gate = await readGate({ baseline: run.folder });
  const { target } = someEnvironment;
  expect(() => requireSameTarget(gate, { ...target, logtoVersion: '1.43.0' })).not.toThrow();
  expect(() => requireSameTarget(gate, { kind: 'compose' })).toThrow('another target: native, not compose');
  expect(() => requireSameTarget(gate, { ...target, isStandIn: true })).toThrow('native, not native, the stand-in');
});

test('a baseline of another Logto that runs already is refused', async () => {
  const target = { ...someEnvironment.target, kind: 'external', details: { issuer: 'https://staging.test/oidc' } };
  await using run = await writeBaseline({ environment: { ...someEnvironment, target } });
  const gate = await readGate({ baseline: run.folder });
  const other = { ...target, details: { issuer: 'https://other.test/oidc' } };
  expect(() => requireSameTarget(gate, other)).toThrow('https://staging.test/oidc, not https://other.test/oidc');
});

test('a run against a baseline of the same target ends by what got worse', async () => {
  await using baseline = await writeBaseline({ tags: ['@OUT-01', '@OUT-01.1'], environment: standInEnvironment });
  await using run = await runStart(['--check', 'OUT-01', '--baseline', baseline.folder]);
  const { exitCode, stdout } = await run.ended;
  expect(exitCode).toBe(0);
  expect(stdout).toContain('The gate passes, against run 20261124-205430-embedded-0000 of Logto 1.42.0');
});
