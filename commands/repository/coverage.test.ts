import { expect, test } from '@playwright/test';
import { coverage } from '../../reports/register/coverage.ts';
import { loadCatalogue } from '../../suites/catalogue/index.ts';
import { listSuites } from '../suites/list-suites.ts';

const { requirements } = loadCatalogue();

/** What becomes of each row, by the tests that are there and by what the catalogue says. */
const readFates = async () => {
  const tests = await listSuites([], AbortSignal.timeout(60_000));
  const found = coverage({ requirements }, tests);
  const checked = new Set(found.checked.map(({ id }) => id));
  const fates = requirements.map(({ id, severity, status }) => ({
    ...{ id, severity },
    fate: checked.has(id) ? 'checked' : status.kind,
    reason: status.kind === 'open' || status.kind === 'not-applicable' ? status.reason : '',
  }));
  return { ...found, fates };
};

test('each row is checked, decided elsewhere, or open or not applicable for a reason of its own', async () => {
  const { fates, unknownTags, untaggedTests, contradictions } = await readFates();
  expect({ unknownTags, untaggedTests, contradictions }).toEqual({
    ...{ unknownTags: [], untaggedTests: [], contradictions: [] },
  });
  expect(fates.filter(({ fate, reason }) => fate === 'open' && reason === 'not checked yet')).toEqual([]);
  expect(fates.filter(({ fate }) => fate === 'checked').length).toBeGreaterThanOrEqual(282);
});

test('every critical and high row is checked, but for those of load and of the harness itself', async () => {
  const { fates } = await readFates();
  const weighty = fates.filter(({ severity }) => severity === 'critical' || severity === 'high');
  const others = weighty.filter(({ fate }) => fate !== 'checked').map(({ id }) => id.split('-')[0]);
  expect(weighty.length).toBeGreaterThanOrEqual(45 + 76);
  expect(new Set(others)).toEqual(new Set(['LOAD', 'HAR']));
});
