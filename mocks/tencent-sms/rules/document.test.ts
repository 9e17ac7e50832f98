import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { ruleCards } from './catalogue.ts';
import { rulesDocument } from './document.ts';
import { sendCodes } from './send-codes.ts';

test('the page of rules is up to date', async () => {
  const page = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'tencent-sms-rules.md');
  expect(await readFile(page, 'utf8'), 'npm run sms -- --rules docs/tencent-sms-rules.md').toBe(rulesDocument());
});

test('every rule has an id of its own, a source and at least one code', () => {
  expect(new Set(ruleCards.map(({ id }) => id)).size).toBe(ruleCards.length);
  expect(ruleCards.filter(({ source, codes }) => source === '' || codes.length === 0)).toEqual([]);
});

test('most codes of SendSms come by a rule', () => {
  const byRule = Object.keys(sendCodes).filter((code) => ruleCards.some(({ codes }) => codes.includes(code)));
  expect(byRule.length).toBeGreaterThanOrEqual(35);
});
