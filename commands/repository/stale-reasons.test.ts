import { expect, test } from '@playwright/test';
import { scenarioNames, scenarioOf } from '../../load/scenarios/index.ts';
import { loadCatalogue } from '../../suites/catalogue/index.ts';

const { requirements } = loadCatalogue();

test('a requirement that a load scenario decides is not called open', () => {
  const decided = scenarioNames.flatMap((name) => scenarioOf(name).requirements ?? []);
  const open = requirements.filter(({ id, status }) => status?.kind === 'open' && decided.includes(id));
  expect(decided).not.toEqual([]);
  expect(open.map(({ id }) => id)).toEqual([]);
});

test('a requirement is decided by scenarios that exist', () => {
  const named = requirements.flatMap(({ status }) =>
    status?.kind === 'harness' && status.command === 'npm run load' ? status.decidedBy : [],
  );
  expect(named).not.toEqual([]);
  expect(named.filter((name) => !scenarioNames.some((known) => name === known))).toEqual([]);
});
