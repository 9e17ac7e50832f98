import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { verdictSchema } from './verdict.ts';

const docs = join(import.meta.dirname, '..', '..', 'docs');

test('the published JSON Schema is the one that verdicts are checked against', async () => {
  const published: unknown = JSON.parse(await readFile(join(docs, 'verdict.schema.json'), 'utf8'));
  // Renew it with: npm run --silent report -- schema > docs/verdict.schema.json && npm run fix
  expect(published).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(verdictSchema))));
});

test('every field of the schema is documented', async () => {
  const text = await readFile(join(docs, 'verdict.md'), 'utf8');
  const fields = Object.keys(verdictSchema.shape);
  expect(fields.filter((field) => !text.includes(`\`${field}`))).toEqual([]);
});
