import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { clausesPage } from './page.ts';

test('the page lists the clauses as their files have them', async () => {
  const page = await readFile(join(import.meta.dirname, '../../docs/clauses.md'), 'utf8');
  expect(page, 'npm run --silent report -- clauses > docs/clauses.md').toBe(clausesPage());
});
