import { expect, test } from '@playwright/test';
import { clauseName } from '../../contracts/record/catalogue.ts';
import { asvsIds } from './asvs.ts';
import { type Demand, loadDemands, rowsByClause } from './demands.ts';
import { loadCatalogue } from './index.ts';
import { standards } from './standards.ts';

const demands = loadDemands();
const rows = rowsByClause(loadCatalogue().requirements);
const byClause = Map.groupBy(demands, ({ clause }) => clauseName(clause));
const hasReason = ({ reason }: Demand): boolean => reason !== undefined;

test('every clause that the catalogue cites is listed, with a demand that its rows decide', () => {
  const unlisted = [...rows.keys()].filter((name) => (byClause.get(name) ?? []).every(hasReason));
  expect(unlisted, 'list them in suites/catalogue/clauses, or take the reason away').toEqual([]);
});

test('every demand of a clause without a row has a reason', () => {
  const unexplained = demands.filter((demand) => !hasReason(demand) && !rows.has(clauseName(demand.clause)));
  expect(unexplained.map(({ clause }) => clauseName(clause))).toEqual([]);
});

test('a clause that decides another one has rows', () => {
  const named = demands.flatMap(({ reason }) => (reason?.kind === 'decided-by' ? reason.clauses.map(clauseName) : []));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !rows.has(name))).toEqual([]);
});

test('each standard is listed, and ASVS by every number of its chapters', () => {
  expect(new Set(demands.map(({ clause }) => clause.standard))).toEqual(new Set(standards.keys()));
  expect(demands.flatMap(({ clause }) => (clause.standard === 'ASVS' ? [clause.section] : []))).toEqual(asvsIds);
});

test('no demand stands twice in a clause', () => {
  const texts = demands.map(({ clause, demand }) => `${clauseName(clause)}: ${demand}`);
  expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
});
