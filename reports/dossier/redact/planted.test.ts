import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { test as base, expect } from '@playwright/test';
import { failure } from '../../testing/written-run.ts';
import { sealedAt, trust, writeDossier } from '../testing/judged-run.ts';
import { pack, unpack } from '../testing/repack.ts';
import { verifyDossier } from '../verify.ts';

const kinds = [
  ...['secret of the Management API', 'client secret', 'secret of an application', 'token of the provider'],
  ...['secret key of the connector', 'password of the database', 'password of Redis', 'password of a user'],
  ...['access token', 'refresh token', 'session cookie', 'signing key'],
] as const;

/** Two hundred, with characters that every encoding writes in another way. */
const secrets = Array.from({ length: 200 }, (_, at) => ({
  kind: kinds[at % kinds.length] ?? kinds[0],
  value: `${createHash('sha256').update(`secret ${at}`).digest('base64').slice(0, 22)}+/"Qé&${at}`,
}));

const encodings: ReadonlyArray<(value: string) => string> = [
  (value) => value,
  encodeURIComponent,
  (value) => new URLSearchParams({ value }).toString(),
  (value) => JSON.stringify({ value }),
  (value) => JSON.stringify(JSON.stringify({ value })),
  (value) => Buffer.from(`client-id:${value}`).toString('base64'),
  (value) => `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify({ sub: 'a', value })).toString('base64url')}.c2ln`,
  (value) => Buffer.from(value).toString('hex'),
  // Beyond the eight that everybody meets.
  (value) => value.replace(/\W/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  (value) => value.replace(/\W/gu, (sign) => `&#x${sign.codePointAt(0)?.toString(16)};`),
  (value) => Buffer.from(encodeURIComponent(value)).toString('base64'),
  (value) => Buffer.from(value).toString('hex').replace(/../g, '%$&'),
];

const lines = secrets.flatMap(({ value }) => encodings.map((encode) => `seen: ${encode(value)} .`));
const asText = `${lines.join('\n')}\n`;
const rows = lines.map((line) => JSON.stringify({ line }));

/** Every kind of file that a run leaves. */
const files: Readonly<Record<string, string>> = {
  'services/logto.log': asText,
  'history-1.ndjson': `${rows.join('\n')}\n`,
  'allure-results/10-attachment.txt': asText,
  'allure-results/11-attachment.json': JSON.stringify({ rows: lines, nested: JSON.stringify(lines) }),
  'allure-results/12-attachment.har.json': JSON.stringify({
    log: { entries: lines.map((line) => ({ response: { content: { text: line } } })) },
  }),
  'allure-results/13-attachment.html': `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`,
  'allure-results/14-attachment.csv': `id,secret\n${lines.map((line, at) => `${at},${line}`).join('\n')}\n`,
  'comparison.html': `<html><body><pre>${asText}</pre></body></html>`,
};

const trace = new Map([
  ['trace.trace', Buffer.from(`${rows.join('\n')}\n`)],
  ['resources/page.html', Buffer.from(asText)],
]);

const leave = async (folder: string): Promise<void> => {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await pack(trace, join(folder, 'allure-results/15-attachment.zip'));
  await writeFile(join(folder, 'services/logto.log.gz'), gzipSync(asText));
  await writeFile(join(folder, 'allure-results/16-attachment.txt'), Buffer.from(`\ufeff${asText}`, 'utf16le'));
};

const told = secrets.slice(0, 40).map(({ value }) => `expected ${value}, and was told ${encodeURIComponent(value)}`);
const checks = [
  { title: 'a code', tags: ['@OTP-01.1'], outcome: { ...failure, errors: told } },
  { title: 'a password', tags: ['@OTP-02.1'], outcome: {} },
];

type Dossier = Awaited<ReturnType<typeof writeDossier>>;

const test = base.extend<{ dossier: Dossier; sealed: ReadonlyMap<string, Buffer> }>({
  dossier: async ({}, use) => {
    await using dossier = await writeDossier({ checks, secrets, leave });
    await use(dossier);
  },
  sealed: async ({ dossier }, use) => {
    const outer = await unpack(dossier.file);
    const zip = join(dossier.folder, '..', 'trace.zip');
    await writeFile(zip, outer.get('evidence/allure-results/15-attachment.zip') ?? '');
    const log = gunzipSync(outer.get('evidence/services/logto.log.gz') ?? '');
    const wide = Buffer.from(`${outer.get('evidence/allure-results/16-attachment.txt')?.toString('utf16le')}`);
    await use(new Map([...outer, ...(await unpack(zip)), ['log', log], ['UTF-16', wide]]));
  },
});

test('of two hundred secrets in twelve encodings none is left in any kind of file', async ({ sealed }) => {
  const values = secrets.flatMap(({ value }) => [
    value,
    ...encodings.slice(1).map((encode) => encode(value).slice(-20)),
  ]);
  const left: string[] = [];
  for (const [path, content] of sealed) {
    const text = content.toString();
    left.push(...values.filter((value) => text.includes(value)).map((value) => `${value} in ${path}`));
  }
  expect(left).toEqual([]);
});

test('the verdict follows from the redacted evidence', async ({ dossier }) => {
  const { problems, manifest } = await verifyDossier(dossier.file, trust, sealedAt);
  expect(problems).toEqual([]);
  expect(manifest?.run.verdict).toBe(dossier.verdict.verdict);
});

test('redacted JSON files are valid JSON and keep all rows', async ({ sealed }) => {
  const text = (name: string): string => `${sealed.get(`evidence/${name}`)}`;
  expect(JSON.parse(text('allure-results/11-attachment.json')).rows).toHaveLength(lines.length);
  expect(JSON.parse(text('allure-results/12-attachment.har.json')).log.entries).toHaveLength(lines.length);
  expect(
    text('history-1.ndjson')
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row)),
  ).toHaveLength(lines.length);
});

test('the manifest counts redacted secrets by kind', async ({ dossier }) => {
  for (const kind of kinds) {
    expect(dossier.manifest.redacted[kind], kind).toBeGreaterThan(100);
  }
});
