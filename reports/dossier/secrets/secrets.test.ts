import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { keys, seal, writeJudgedRun } from '../testing/judged-run.ts';
import { pack } from '../testing/repack.ts';

const value = 'k9+/"Qé1zT0pW4-secret';
const secrets = [{ kind: 'client secret', value }];
const pem = keys.Ed25519.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** How evidence may hold a value: each in the middle of something else. */
const encodings: Readonly<Record<string, (value: string) => string>> = {
  'as it is': (text) => text,
  'in a URL': encodeURIComponent,
  'in a form': (text) => new URLSearchParams({ text }).toString(),
  'in JSON': (text) => JSON.stringify({ text }),
  'in JSON in JSON': (text) => JSON.stringify(JSON.stringify({ text })),
  'in Basic authorization': (text) => Buffer.from(`client-id:${text}`).toString('base64'),
  'in base64 at another place': (text) => Buffer.from(`clientid:${text}`).toString('base64'),
  'in base64url': (text) => Buffer.from(`"${text}"`).toString('base64url'),
  'in hexadecimal digits': (text) => Buffer.from(text).toString('hex'),
};

for (const [how, encode] of Object.entries(encodings)) {
  test(`a known secret ${how} prevents sealing`, async () => {
    const leave = (folder: string) =>
      writeFile(join(folder, 'allure-results/5-attachment.txt'), `- ${encode(value)} -`);
    await using run = await writeJudgedRun({ secrets, leave });
    await expect(seal(run.folder)).rejects.toThrow('client secret in allure-results/5-attachment.txt');
    await using unknown = await writeJudgedRun({ leave });
    await expect(seal(unknown.folder, { secrets })).rejects.toThrow('client secret in allure-results/5-attachment.txt');
  });
}

test('a known secret in a trace prevents sealing though the trace is left out', async () => {
  const trace = new Map([['trace.network', Buffer.from(`{"cookie":${JSON.stringify(value)}}`)]]);
  const leave = async (folder: string) => void (await pack(trace, join(folder, 'allure-results/6-attachment.zip')));
  await using run = await writeJudgedRun({ secrets, leave });
  await expect(seal(run.folder)).rejects.toThrow('client secret in allure-results/6-attachment.zip');
});

const looksLikeSecret: Readonly<Record<string, string>> = {
  'private key': pem,
  'JSON Web Token': 'eyJhbGciOiJFUzM4NCJ9.eyJzdWIiOiJhYmMifQ.c2lnbmF0dXJlLW9mLXRva2Vu',
  'bearer token': 'authorization: Bearer 3mYh2o0VQyqk0aVbq1Xo',
  'password or token': '{"password":"correct-horse"}',
};

for (const [kind, text] of Object.entries(looksLikeSecret)) {
  test(`an unknown ${kind} prevents sealing`, async () => {
    const leave = (folder: string) => writeFile(join(folder, 'allure-results/5-attachment.txt'), text);
    await using run = await writeJudgedRun({ leave });
    await expect(seal(run.folder)).rejects.toThrow(`secrets are among the evidence (${kind} in allure-results/5-att`);
  });
}

test('the placeholder of a removed secret does not prevent sealing', async () => {
  const leave = (folder: string) =>
    writeFile(join(folder, 'allure-results/5-attachment.txt'), '{"password":"(not kept)"}');
  await using run = await writeJudgedRun({ leave });
  expect((await seal(run.folder)).result).toBe('test result PASSED');
});
