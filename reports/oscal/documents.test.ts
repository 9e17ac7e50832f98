import { test as base, expect } from '@playwright/test';
import { standInEnvironment } from '../testing/inline-run.ts';
import { oscalDocuments } from './documents.ts';
import { readNistSchema } from './testing/nist-schema.ts';
import { ofEachVerdict, writeSource } from './testing/written-source.ts';

type Problems = Awaited<ReturnType<typeof readNistSchema>>;

const test = base.extend<object, { problems: Problems }>({
  problems: [async ({}, use) => use(await readNistSchema()), { scope: 'worker' }],
});

const runs = [
  { name: 'a run with a check of each verdict', written: ofEachVerdict },
  { name: 'a run on the stand-in', written: { ...ofEachVerdict, environment: standInEnvironment } },
  { name: 'an undecided run', written: { ...ofEachVerdict, run: { status: 'interrupted' } } },
  { name: 'a run without a check', written: {} },
] as const;

for (const { name, written } of runs) {
  test(`the documents of ${name} match the schema of NIST`, async ({ problems }) => {
    const documents = oscalDocuments(await writeSource(written));
    expect(documents.size).toBeGreaterThanOrEqual(3);
    for (const text of documents.values()) {
      expect(problems(JSON.parse(text))).toEqual([]);
    }
  });
}

test('a document that lacks a field or has a wrong UUID does not match the schema', async ({ problems }) => {
  const catalog = oscalDocuments(await writeSource(ofEachVerdict)).get('catalog.json') ?? '';
  expect(problems(JSON.parse(catalog.replace('"version"', '"edition"'))).join()).toContain("property 'version'");
  expect(problems(JSON.parse(catalog.replace(/(?<="uuid": ")./, 'x'))).join()).toContain('match pattern');
});

test('a run has the same documents each time', async () => {
  const [one, other] = [await writeSource(ofEachVerdict), await writeSource(ofEachVerdict)];
  expect(oscalDocuments(one)).toEqual(oscalDocuments(other));
});

test('no UUID occurs for two things', async () => {
  const text = [...oscalDocuments(await writeSource(ofEachVerdict)).values()].join();
  const uuids = [...text.matchAll(/"uuid": "([^"]+)"/g)].map(([, uuid]) => uuid);
  const twice = uuids.filter((uuid, at) => uuids.indexOf(uuid) !== at);
  // The target, its installation and the tool, which plan and results both define.
  expect(twice).toHaveLength(4);
});
