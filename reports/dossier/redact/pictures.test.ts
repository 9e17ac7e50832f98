import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { writeDossier } from '../testing/judged-run.ts';
import { createPictureRule } from './pictures.ts';

const results = 'allure-results';

/** A run whose first attempt has a picture, and a text about what its page showed. */
const withPicture = (text: string) => ({
  leave: async (folder: string): Promise<void> => {
    const result = join(folder, results, '0-result.json');
    const content: object = JSON.parse(await readFile(result, 'utf8'));
    const attachments = [
      { name: 'screenshot', source: '0-picture.png', type: 'image/png' },
      { name: 'page', source: '0-page.txt', type: 'text/plain' },
    ];
    await writeFile(result, JSON.stringify({ ...content, attachments }));
    await writeFile(join(folder, results, '0-picture.png'), Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    await writeFile(join(folder, results, '0-page.txt'), text);
  },
});

for (const [what, text] of [
  ['with a password in its texts', 'password=correct-horse'],
  ['with a secret in its texts that was replaced before', 'the secret is (redacted: client secret)'],
] as const) {
  test(`the picture of an attempt ${what} is left out`, async () => {
    await using dossier = await writeDossier(withPicture(text));
    expect(dossier.manifest.leftOut.map(({ path }) => path)).toContain('allure-results/0-picture.png');
  });
}

test('the picture of an attempt without a secret in its texts is sealed', async () => {
  await using dossier = await writeDossier(withPicture('a form with a button'));
  expect(dossier.manifest.files.map(({ path }) => path)).toContain('evidence/allure-results/0-picture.png');
});

test('a token in an exchange does not prevent the pictures of its attempt', () => {
  const attempt = `${results}/0-result.json`;
  const rule = createPictureRule(
    new Map([
      ['exchange', { attempt, isExchange: true }],
      ['picture', { attempt, isExchange: false }],
    ]),
  );
  rule.remember('exchange', new Set(['token']));
  expect(rule.allows('picture')).toBe(true);
  rule.remember('exchange', new Set(['client secret']));
  expect(rule.allows('picture')).toBe(false);
});

test('a picture that no attempt names is left out', () => {
  expect(createPictureRule(new Map()).allows('picture')).toBe(false);
});
