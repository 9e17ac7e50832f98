import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { satisfies } from 'semver';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { type Lockfile, readLockfile, wantedNode, warnedOf, withoutWarnings } from './lockfile.ts';

const root = join(import.meta.dirname, '../..');

test('npm ci warns of no package under any Node that may be there', async () => {
  // Where this is red after a package has come: npm run fix
  expect(warnedOf(await readLockfile())).toEqual([]);
});

test('npm itself says nothing about the lockfile', async () => {
  await using folder = await temporaryFolder('npm-ci');
  await Promise.all(
    ['package.json', 'package-lock.json', '.npmrc'].map((file) => copyFile(join(root, file), join(folder.path, file))),
  );
  const { stderr } = await execa('npm', ['ci', '--dry-run', '--offline'], { cwd: folder.path });
  expect(stderr).toBe('');
});

test('every package runs under the Node that npm brings, except that those of Logto ask for their own', async () => {
  const { packages } = await readLockfile();
  const manifests = Object.keys(packages).filter((place) => place !== '');
  const misfits = await Promise.all(
    manifests.map(async (place) => {
      const manifest = await readFile(join(root, place, 'package.json'), 'utf8').catch(() => '{}');
      return satisfies(process.version, wantedNode(JSON.parse(manifest)) ?? '*') ? [] : [place];
    }),
  );
  expect(misfits.flat().filter((place) => !place.startsWith('node_modules/@logto/'))).toEqual([]);
});

const lockfile = (...ranges: readonly string[]): Lockfile => ({
  packages: Object.fromEntries(
    ranges.map((node, at) => [`node_modules/${at}`, { version: '1.0.0', engines: { node } }]),
  ),
});

test('only what a package says of a Node that it does not fit is taken out', () => {
  expect(withoutWarnings(lockfile('>=18', '^22.14.0')).packages).toEqual({
    'node_modules/0': { version: '1.0.0', engines: { node: '>=18' } },
    'node_modules/1': { version: '1.0.0' },
  });
});
