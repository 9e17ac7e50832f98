import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { writeJudgedRun } from '../../reports/dossier/testing/judged-run.ts';
import { identityOf, startSigstore } from '../../reports/dossier/trust/testing/sigstore.ts';
import { runCommand } from '../testing/command.ts';

interface Sealed {
  readonly home: string;
  readonly run: string;
  readonly dossier: string;
  readonly publicKey: string;
  readonly stdout: string;
  /** Where nothing is yet. */
  readonly other: string;
}

const keyFolder = '.config/logto-phone-conformance';

/** A run that was sealed by a user who has no key yet. */
const test = base.extend<{ sealed: Sealed }>({
  sealed: async ({}, use) => {
    await using run = await writeJudgedRun();
    await using home = await temporaryFolder('home');
    const dossier = join(home.path, 'run.dossier.zip');
    const { stdout } = await runCommand('report', ['seal', run.folder, '--no-pdf', '--out', dossier], {
      HOME: home.path,
    });
    const publicKey = join(home.path, keyFolder, 'dossier-key.pub.pem');
    await use({
      home: home.path,
      run: run.folder,
      dossier,
      publicKey,
      stdout,
      other: join(home.path, 'other.dossier.zip'),
    });
  },
});

const verify = ({ dossier, publicKey }: Pick<Sealed, 'dossier' | 'publicKey'>) =>
  runCommand('report', ['verify', dossier, '--key', publicKey]);

test('sealing without a key makes one, names it and keeps it from others', async ({ sealed }) => {
  const file = join(sealed.home, keyFolder, 'dossier-key.pem');
  expect(sealed.stdout.split('\n').slice(0, 2)).toEqual([
    `Key: ${file}, which was made now: keep it, and back it up`,
    `Public key, for those who verify: ${sealed.publicKey}`,
  ]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('sealing again uses the same key', async ({ sealed }) => {
  const before = await readFile(sealed.publicKey, 'utf8');
  const words = ['seal', sealed.run, '--no-pdf', '--out', sealed.other];
  const { stdout } = await runCommand('report', words, { HOME: sealed.home });
  expect(stdout).not.toContain('made now');
  expect(await readFile(sealed.publicKey, 'utf8')).toBe(before);
});

test('sealing prints a report, whose hash verifying compares', async ({ sealed }) => {
  const words = ['seal', sealed.run, '--out', sealed.other];
  const { stdout } = await runCommand('report', words, { HOME: sealed.home });
  expect(stdout).toMatch(/^To be signed and filed: report\.en\.pdf/m);
  expect((await verify({ ...sealed, dossier: sealed.other })).stdout).toMatch(/^✔ .*; SHA-256 of report\.en\.pdf/m);
});

test('sealing without a browser makes a dossier without a report and says so in a line', async ({ sealed }) => {
  const words = ['seal', sealed.run, '--out', sealed.other];
  const { stdout, exitCode } = await runCommand('report', words, { HOME: sealed.home, BROWSER_PATH: '/nowhere' });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^PDF: none, for no browser printed one: BROWSER_PATH names no browser that runs/m);
  expect((await verify({ ...sealed, dossier: sealed.other })).exitCode).toBe(0);
});

test('sealing takes a key from a file and from the environment', async ({ sealed }) => {
  const file = join(sealed.home, keyFolder, 'dossier-key.pem');
  const words = ['seal', sealed.run, '--no-pdf', '--out', sealed.other];
  const byFile = await runCommand('report', [...words, '--key', file]);
  await rm(sealed.other);
  const byText = await runCommand('report', words, { HARNESS_DOSSIER_KEY: await readFile(file, 'utf8') });
  expect([byFile.exitCode, byText.exitCode, byText.stdout]).toEqual([0, 0, byFile.stdout]);
});

test('verifying prints a row for each step and exits with 0', async ({ sealed }) => {
  const { stdout, exitCode } = await verify(sealed);
  expect(exitCode).toBe(0);
  expect(stdout.match(/^✔ .*$/gm)).toHaveLength(9);
  expect(stdout).toMatch(/\nVerified: 20261124-205430-embedded-0000 came to pass$/);
});

test('verifying a changed dossier exits with 2 and one line, and does not say verified', async ({ sealed }) => {
  const zip = await readFile(sealed.dossier);
  await writeFile(sealed.dossier, zip.subarray(0, zip.length - 100));
  const { stdout, stderr, exitCode } = await verify(sealed);
  expect(exitCode).toBe(2);
  expect(stderr.split('\n')).toEqual([expect.stringContaining('✖ the dossier is cut short, or is no zip. Ask')]);
  expect(`${stdout}${stderr}`).not.toMatch(/verified/i);
});

test('a dossier that exists is not replaced', async ({ sealed }) => {
  const before = await readFile(sealed.dossier);
  const words = ['seal', sealed.run, '--out', sealed.dossier];
  const { stderr, exitCode } = await runCommand('report', words, { HOME: sealed.home });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`there is a file ${sealed.dossier} already. Move it away, or name another file with --out`);
  expect(await readFile(sealed.dossier)).toEqual(before);
});

const [subject, issuer] = ['https://github.com/acme/sign-in/.github/workflows/release.yml@v1', 'https://ci.example'];

test('a CI with an identity seals without a key, and whoever knows the identity verifies', async ({ sealed }) => {
  await using sigstore = await startSigstore();
  const token = await identityOf(subject, issuer).getToken();
  const words = ['--keyless', '--fulcio', sigstore.fulcio, '--rekor', sigstore.rekor, '--out', sealed.other];
  const { stdout } = await runCommand('report', ['seal', sealed.run, ...words], { SIGSTORE_ID_TOKEN: token });
  expect(stdout).toContain(`Keyless: hash, signature and identity will be public at ${sigstore.rekor}\n`);
  const root = join(sealed.home, 'trusted_root.json');
  await writeFile(root, sigstore.root);
  const whom = ['--identity', subject, '--issuer', issuer, '--trusted-root', root];
  expect((await runCommand('report', ['verify', sealed.other, ...whom])).exitCode).toBe(0);
});

const refusals = [
  { name: 'a dossier that is absent', args: ['verify', 'nowhere.zip', '--key', 'KEY'], says: 'there is no file ' },
  { name: 'verifying without a key', args: ['verify', 'nowhere.zip'], says: 'nothing says who has to have sealed' },
  { name: 'a public key that is absent', args: ['verify', 'a.zip', '--key', 'no.pem'], says: 'no.pem cannot be read' },
  { name: 'a public key that is none', args: ['verify', 'a.zip', '--key', 'README.md'], says: 'is no public key' },
  {
    name: 'an identity without an issuer',
    args: ['verify', 'a.zip', '--identity', 'me'],
    says: '--issuer and --trusted',
  },
  { name: 'keyless sealing by nobody', args: ['seal', 'RUN', '--keyless'], says: 'nobody here says who you are' },
  { name: 'a run that is absent', args: ['seal', 'nowhere'], says: 'there is no run nowhere' },
  { name: 'a folder of no run', args: ['seal', 'docs'], says: 'docs has no verdict: it is no run, or' },
  { name: 'a private key that is absent', args: ['seal', 'docs', '--key', 'no.pem'], says: 'no.pem' },
];

for (const { name, args, says } of refusals) {
  test(`${name} is rejected in one line with exit code 2`, async ({ sealed }) => {
    const words = args.map((word) => ({ KEY: sealed.publicKey, RUN: sealed.run })[word] ?? word);
    const { stdout, stderr, exitCode } = await runCommand('report', words, { HOME: sealed.home });
    expect(exitCode).toBe(2);
    expect(stderr.split('\n')).toEqual([expect.stringContaining(says)]);
    expect(`${stdout}${stderr}`).not.toMatch(/verified/i);
  });
}
