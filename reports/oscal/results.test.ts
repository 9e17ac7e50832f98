import { expect, test } from '@playwright/test';
import { standInEnvironment } from '../testing/inline-run.ts';
import { entry, failure, row } from '../testing/written-run.ts';
import { countRequirements } from '../verdict/totals.ts';
import { catalogOf } from './catalog.ts';
import { resultsOf } from './results.ts';
import type { Result } from './results-model.ts';
import type { Source } from './source.ts';
import { ofEachVerdict, writeSource } from './testing/written-source.ts';

const resultOf = (source: Source): Result => resultsOf(source).results[0];

const countOf = (names: ReadonlyArray<string | undefined>): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(names, (name) => `${name}`)].map(([name, all]) => [name, all.length]));

/** How many findings have each status and reason. */
const statusesIn = ({ findings = [] }: Result): Record<string, number> =>
  countOf(findings.map(({ target: { status } }) => `${status.state}, ${status.reason}`));

test('a requirement that was decided has a finding with its status, and no other has one', async () => {
  const result = resultOf(await writeSource(ofEachVerdict));
  const statuses = result.findings?.map(({ target }) => [
    target['target-id'],
    target.status.state,
    target.status.reason,
  ]);
  expect(statuses).toEqual([
    ['OTP-01_smt', 'satisfied', 'pass'],
    ['OTP-02_smt', 'not-satisfied', 'fail'],
    ['OTP-03_smt', 'not-satisfied', 'other'],
    ['OTP-04_smt', 'satisfied', 'other'],
    ['OTP-05_smt', 'not-satisfied', 'other'],
  ]);
  const without = result.props.filter(({ name }) => name === 'no-finding');
  expect(without.map(({ value, class: of }) => [value, of])).toEqual([
    ...[
      ['OTP-06', 'not-applicable'],
      ['OTP-07', 'undecided'],
    ],
    ...[
      ['OTP-09', 'open'],
      ['OTP-08', 'elsewhere'],
    ],
  ]);
});

test('the totals are those of the verdict', async () => {
  const source = await writeSource(ofEachVerdict);
  const { observations = [], findings = [], props } = resultOf(source);
  const named = [
    ...findings.flatMap((finding) => finding.props.filter(({ name }) => name === 'verdict').map(({ value }) => value)),
    ...props.filter(({ name }) => name === 'no-finding').map(({ class: of }) => of),
  ];
  const requirements = countRequirements(source.verdict.requirements);
  expect(countOf(named)).toEqual(Object.fromEntries(requirements.map((each) => [each.verdict, each.counts.at(-1)])));
  expect(observations).toHaveLength(source.verdict.totals.checks ?? Number.NaN);
  expect(statusesIn(resultOf(source))).toEqual({
    ...{ 'satisfied, pass': 1, 'satisfied, other': 1 },
    ...{ 'not-satisfied, fail': 1, 'not-satisfied, other': 2 },
  });
});

const interrupted = {
  checks: [{ title: 'a code', tags: ['@OTP-01.1', '@OTP-01'], outcome: {} }],
  requirements: [row('OTP-01')],
  run: { status: 'interrupted' },
} as const;

const withoutClaim = [
  { name: 'on the stand-in', written: { ...ofEachVerdict, environment: standInEnvironment }, says: 'no Logto' },
  { name: 'that is undecided', written: interrupted, says: 'undecided' },
] as const;

for (const { name, written, says } of withoutClaim) {
  test(`a run ${name} has observations and says why it has no finding`, async () => {
    const source = await writeSource(written);
    const { observations, findings, risks, description, props } = resultOf(source);
    expect(observations).toHaveLength(source.verdict.checks.length);
    expect([findings, risks]).toEqual([undefined, undefined]);
    expect(description).toContain(says);
    expect(props).toContainEqual(expect.objectContaining({ name: 'claims-about-logto', value: 'false' }));
  });
}

test('a requirement that passes unexpectedly beside a known deviation is not satisfied', async () => {
  const checks = [
    { title: 'one', tags: ['@OTP-01.1', '@OTP-01'], outcome: {} },
    { title: 'other', tags: ['@OTP-01.2', '@OTP-01'], outcome: failure },
  ];
  const deviations = [entry('OTP-01', { check: 'OTP-01.1' }), entry('OTP-01', { check: 'OTP-01.2' })];
  const source = await writeSource({ checks, requirements: [row('OTP-01')], deviations });
  expect(source.verdict.requirements[0]?.verdict).toBe('unexpected-pass');
  expect(statusesIn(resultOf(source))).toEqual({ 'not-satisfied, other': 1 });
});

test('a known deviation is an open risk with severity, owner and deadline', async () => {
  const source = await writeSource(ofEachVerdict);
  const { metadata, results } = resultsOf(source);
  const [risk, ...more] = results[0].risks ?? [];
  const [finding] = results[0].findings?.filter((each) => each['related-risks']) ?? [];
  expect(more).toEqual([]);
  expect(risk).toMatchObject({ status: 'open', deadline: '2027-03-31T23:59:59Z' });
  expect(risk?.characterizations?.[0]?.facets[0]).toMatchObject({ name: 'severity', value: 'high' });
  const [role] = risk?.remediations[0]?.tasks[0]?.['responsible-roles'] ?? [];
  expect(metadata.parties).toEqual([{ uuid: role?.['party-uuids'][0], type: 'organization', name: 'maintainers' }]);
  expect(finding?.target['target-id']).toBe('OTP-03_smt');
  expect(finding?.['related-risks']).toEqual([{ 'risk-uuid': risk?.uuid }]);
});

test('an observation names the ledger and what its check left, each by its hash', async () => {
  const source = await writeSource(ofEachVerdict);
  const { results, 'back-matter': back } = resultsOf(source);
  const links = results[0].observations?.[0]?.['relevant-evidence'].map(({ href }) => href?.slice(1)) ?? [];
  const files = links.map((uuid) => back?.resources.find((each) => each.uuid === uuid)?.rlinks?.[0]);
  expect(files.map((file) => file?.href)).toEqual([
    '../evidence/outcomes.jsonl',
    '../evidence/allure-results/0-attachment.json',
  ]);
  const { sha256 } = source.files.find(({ path }) => path === 'allure-results/0-attachment.json') ?? {};
  expect(files[1]?.hashes).toEqual([{ algorithm: 'SHA-256', value: sha256 }]);
});

test('evidence that is left out is named without a link', async () => {
  const source = await writeSource(ofEachVerdict);
  const [observation] = resultOf({ ...source, files: [] }).observations ?? [];
  expect(observation?.['relevant-evidence']).toEqual([
    { description: expect.stringContaining('left out') },
    { description: 'SMS: left out, see the manifest of the dossier' },
  ]);
});

test('a finding is about a statement of the catalog', async () => {
  const source = await writeSource(ofEachVerdict);
  const statements = catalogOf(source).groups?.flatMap(({ controls }) => controls.flatMap(({ parts }) => parts)) ?? [];
  const targets = resultOf(source).findings?.map(({ target }) => target['target-id']) ?? [];
  expect(statements.map(({ id }) => id)).toEqual(expect.arrayContaining(targets));
});

test('text of the target is no Markdown in a document', async () => {
  const outcome = { ...failure, errors: ['expected <b>a *code*</b>'] };
  const source = await writeSource({ checks: [{ title: 'a code', outcome }] });
  expect(resultOf(source).observations?.[0]?.remarks).toBe('expected \\<b\\>a \\*code\\*\\</b\\>');
});
