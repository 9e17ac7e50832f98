import { expect, test } from '@playwright/test';
import { keyOf } from '../../contracts/record/ledger.ts';
import { loadCatalogue } from '../../suites/catalogue/index.ts';
import { listSuites } from '../suites/list-suites.ts';
import { keyOfBreakage } from './breakage.ts';
import { breakages, canSee, redByThemselves } from './breakages.ts';
import { readPage, renderPage } from './page.ts';
import { readProof } from './proof-file.ts';
import { reasonInOneLine } from './reason.ts';
import { readSummary, summarize } from './summary.ts';

test('every fault has a requirement that has to see it', () => {
  expect(breakages.filter(({ seenBy }) => seenBy.length === 0)).toEqual([]);
});

test('every requirement that has to see a fault that was tried has a check that turned red', async () => {
  const { checks, faults } = await readProof();
  const idsOf = new Map(checks.map((check) => [keyOf(check), check.requirements]));
  const { requirement } = loadCatalogue();
  const tried = new Map(faults.map((fault) => [keyOfBreakage(fault), fault]));
  const unseen = breakages
    .filter((breakage) => tried.has(keyOfBreakage(breakage)))
    .flatMap((breakage) => {
      const turned = tried.get(keyOfBreakage(breakage))?.red ?? [];
      const red = [...turned, ...redByThemselves(breakage, checks)];
      const ids = new Set(red.flatMap((check) => idsOf.get(keyOf(check)) ?? []));
      return breakage.seenBy
        .filter((id) => canSee(id, checks) && !ids.has(id) && !ids.has(requirement(id).sameAs ?? ''))
        .map((id) => `${breakage.name} by ${id}`);
    });
  expect(unseen).toEqual([]);
});

test('no check that turned red is gone since', async () => {
  const there = new Set((await listSuites([], new AbortController().signal)).map(keyOf));
  const red = (await readProof()).faults.flatMap((fault) => fault.red.map(keyOf));
  expect(red.filter((check) => !there.has(check))).toEqual([]);
});

test('page and summary say what was found', async () => {
  expect(await readPage()).toBe(renderPage(await readProof()));
  expect(await readSummary()).toEqual(summarize(await readProof()));
});

test('a reason is one short line without addresses of the run', () => {
  const reason = reasonInOneLine([
    'expect(received).toBe(expected)\n\nExpected: 400\nReceived: "http://localhost:4711/x"',
  ]);
  expect(reason).toBe('Expected: 400; Received: "http://localhost/x"');
  expect(reasonInOneLine([`${'x'.repeat(300)}\nmore`])).toMatch(/^x{139}…$/);
});
