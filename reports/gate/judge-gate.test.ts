import { expect, test } from '@playwright/test';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { exitCodeOf } from '../../contracts/record/verdict.ts';
import { someEnvironment } from '../testing/inline-run.ts';
import { failure, row, type WrittenCheck, writeCatalogue, writeRun } from '../testing/written-run.ts';
import { buildVerdict } from '../verdict/verdict.ts';
import { gateHeadline, gateLines } from '../words/gate.ts';
import type { GateRules } from './judge-gate.ts';

type Outcome = WrittenCheck['outcome'];

const ran = async (
  checks: Readonly<Record<string, Outcome>>,
  gate?: Partial<GateRules>,
  selected: readonly string[] | null = null,
): Promise<Verdict> => {
  await using run = await writeRun(
    Object.entries(checks).map(([id, outcome]) => ({ title: id, tags: [`@${id}`, `@${id}.1`], outcome })),
  );
  const requirements = [row('OTP-01', { severity: 'critical' }), row('OTP-02', { severity: 'low' })];
  await writeCatalogue(run.folder, {
    requirements,
    deviations: [],
    selection: { whole: selected === null, requirements: selected && [...selected] },
  });
  const rules = gate && { severities: null, baseline: null, ...gate };
  return await buildVerdict({ ...run, environment: someEnvironment, gate: rules });
};

const passed = {};
const interrupted: Outcome = { status: 'interrupted' };
const skipped: Outcome = { status: 'skipped', annotations: [{ type: 'skip', description: 'no second factor' }] };

test('a failure below the limit fails no run, and is named', async () => {
  const verdict = await ran({ 'OTP-01': passed, 'OTP-02': failure }, { severities: ['critical', 'high'] });
  expect(verdict).toMatchObject({ verdict: 'fail', gate: { verdict: 'pass', limited: ['OTP-02.1'], worse: [] } });
  expect(exitCodeOf(verdict)).toBe(0);
  expect(verdict.gate && gateHeadline(verdict.gate)).toBe('The gate passes, limited to critical and high');
});

test('a failure of a severity that counts fails the run', async () => {
  const verdict = await ran({ 'OTP-01': failure, 'OTP-02': passed }, { severities: ['critical'] });
  expect(verdict.gate).toMatchObject({ verdict: 'fail', worse: [{ id: 'OTP-01.1' }], limited: [] });
  expect(exitCodeOf(verdict)).toBe(1);
});

test('an undecided check leaves a run undecided only if its failure could fail it', async () => {
  const of = async (severity: 'critical' | 'low') =>
    (await ran({ 'OTP-01': passed, 'OTP-02': interrupted }, { severities: [severity] })).gate?.verdict;
  expect([await of('critical'), await of('low')]).toEqual(['pass', 'undecided']);
});

test('a failure that the baseline has too fails no run', async () => {
  const baseline = await ran({ 'OTP-01': failure, 'OTP-02': passed });
  const { gate, verdict } = await ran({ 'OTP-01': failure, 'OTP-02': passed }, { baseline });
  expect(verdict).toBe('fail');
  expect(gate).toMatchObject({ verdict: 'pass', worse: [], standing: [{ id: 'OTP-01.1' }] });
});

for (const [name, before] of [
  ['passed', passed],
  ['was not applicable', skipped],
  ['was not decided', null],
] as const) {
  test(`a failure of a check that ${name} in the baseline fails the run`, async () => {
    const baseline = await ran({ 'OTP-01': before, 'OTP-02': passed });
    const { gate } = await ran({ 'OTP-01': failure, 'OTP-02': passed }, { baseline });
    expect(gate).toMatchObject({ verdict: 'fail', worse: [{ id: 'OTP-01.1', after: 'fail' }] });
  });
}

test('what got better is named, and fails nothing', async () => {
  const baseline = await ran({ 'OTP-01': failure });
  const { gate } = await ran({ 'OTP-01': passed }, { baseline });
  expect(gate).toMatchObject({ verdict: 'pass', better: [{ id: 'OTP-01.1', before: 'fail', after: 'pass' }] });
});

/** As an earlier commit of the harness left it. */
const ofOlderHarness = (verdict: Verdict): Verdict => ({ ...verdict, run: { ...verdict.run, gitRevision: 'older' } });

test('a check that a newer harness brought is told apart, and its failure fails nothing', async () => {
  const baseline = ofOlderHarness(await ran({ 'OTP-01': passed }));
  const { gate } = await ran({ 'OTP-01': passed, 'OTP-02': failure }, { baseline });
  expect(gate).toMatchObject({ verdict: 'pass', worse: [], added: [{ id: 'OTP-02.1', before: null, after: 'fail' }] });
  expect(gate && gateLines(gate)).toEqual(['1 check of a newer harness failed, which is no change of Logto: OTP-02.1']);
});

test('a failure of a check that the same harness did not run in the baseline fails the run', async () => {
  const baseline = await ran({ 'OTP-01': passed });
  const { gate } = await ran({ 'OTP-01': passed, 'OTP-02': failure }, { baseline });
  expect(gate).toMatchObject({ verdict: 'fail', worse: [{ id: 'OTP-02.1', before: null }], added: [] });
});

test('a failure of a requirement that the baseline was not about fails the run', async () => {
  const baseline = ofOlderHarness(await ran({ 'OTP-01': passed }, undefined, ['OTP-01']));
  const { gate } = await ran({ 'OTP-01': passed, 'OTP-02': failure }, { baseline });
  expect(gate).toMatchObject({ verdict: 'fail', worse: [{ id: 'OTP-02.1', before: null }] });
});

test('a check that was decided in the baseline and does not apply now is named', async () => {
  const baseline = await ran({ 'OTP-01': passed, 'OTP-02': passed });
  const { gate } = await ran({ 'OTP-01': passed, 'OTP-02': skipped }, { baseline });
  expect(gate).toMatchObject({ verdict: 'pass', lost: [{ id: 'OTP-02.1', after: 'not-applicable' }] });
});

test('an undecided check that failed in the baseline leaves nothing undecided', async () => {
  const baseline = await ran({ 'OTP-01': passed, 'OTP-02': failure });
  expect((await ran({ 'OTP-01': passed, 'OTP-02': interrupted }, { baseline })).gate?.verdict).toBe('pass');
});

test('a baseline that has none of the checks leaves the gate undecided', async () => {
  const baseline = await ran({ 'OTP-01': passed });
  expect((await ran({ 'OTP-02': passed }, { baseline })).gate?.verdict).toBe('undecided');
});

test('a run without limits has no gate, and its exit code follows the verdict', async () => {
  const verdict = await ran({ 'OTP-01': failure });
  expect(verdict.gate).toBeUndefined();
  expect(exitCodeOf(verdict)).toBe(1);
});
