import { expect, test } from '@playwright/test';
import { printReports } from '../../reports/paper/print.ts';
import { aboutRunOf } from '../../reports/paper/testing/about.ts';
import { failure } from '../../reports/testing/written-run.ts';
import { suitesRegister } from '../../suites/deviations/register.ts';
import { catalogueOfRun } from '../suites/rules.ts';

/** On A4. */
const mostPages = 60;

const { requirements } = catalogueOfRun();
const register = suitesRegister().map(({ failsWith: _, ...entry }) => entry);

/** Each deviation occurs, and three checks of each row pass: more than a run of the whole catalogue has. */
const deviating = register.flatMap(({ check }) => check ?? []).map((id) => ({ id, outcome: failure }));
const passing = requirements
  .filter(({ status }) => status.kind === 'open')
  .flatMap(({ id }) => ['91', '92.ForgotPassword', '93.UnsupportedOperation'].map((name) => `${id}.${name}`))
  .map((id) => ({ id, outcome: {} }));
const checks = [...deviating, ...passing].map(({ id, outcome }) => ({
  ...{ title: `The check ${id} sees what it has to see.`, tags: [`@${id}`], outcome },
}));

test(`the report of a whole catalogue has at most ${mostPages} pages`, async ({ browser }) => {
  test.slow();
  const about = await aboutRunOf(checks, { requirements, deviations: suitesRegister() });
  expect(about.verdict.totals.checks).toBeGreaterThan(1100);
  const { documents } = await printReports(browser, about);
  const pages = documents.map(({ content }) => content.toString('latin1').match(/\/Type \/Page\b/g)?.length);
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.filter((count = 0) => count < 20 || count > mostPages)).toEqual([]);
});
