import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { silent } from '../../fixtures/tools/progress.ts';
import { makeInstallation } from '../testing/make-installation.ts';
import { runStart } from '../testing/run-command.ts';
import { prepareVersions } from './prepare.ts';

const { signal } = new AbortController();
const prepare = (versions: readonly string[], config: Parameters<typeof prepareVersions>[1]) =>
  prepareVersions(versions, config, silent, signal);

test('a folder with {version} in it brings each version up natively', async () => {
  await using logto = await makeInstallation('');
  await symlink('.', join(logto.home, 'at-1.42.0'));
  const logtoHome = join(logto.home, 'at-{version}');
  expect(await prepare(['1.42.0'], { target: undefined, logtoHome })).toEqual([
    { version: '1.42.0', target: 'native', logtoHome: join(logto.home, 'at-1.42.0') },
  ]);
});

test('a folder that holds another version is refused before anything runs', async () => {
  await using logto = await makeInstallation('');
  await symlink('.', join(logto.home, 'at-1.41.0'));
  const logtoHome = join(logto.home, 'at-{version}');
  await expect(prepare(['1.41.0'], { target: undefined, logtoHome })).rejects.toThrow('holds Logto 1.42.0, not 1.41.0');
});

test('the newest version is whatever its folder holds', async () => {
  await using logto = await makeInstallation('');
  await symlink('.', join(logto.home, 'at-latest'));
  const logtoHome = join(logto.home, 'at-{version}');
  expect(await prepare(['latest'], { target: undefined, logtoHome })).toMatchObject([{ version: 'latest' }]);
});

test('a version whose folder is not there is refused', async () => {
  const logtoHome = '/nowhere/{version}';
  await expect(prepare(['1.41.0'], { target: 'native', logtoHome })).rejects.toThrow('LOGTO_HOME holds no Logto');
});

test('one folder is not several versions', async () => {
  await expect(prepare(['1.41.0'], { target: 'native', logtoHome: '/opt' })).rejects.toThrow(
    'LOGTO_HOME names one Logto. Put {version} where',
  );
});

for (const target of ['embedded', 'external'] as const) {
  test(`the target ${target} has one version only`, async () => {
    await expect(prepare(['1.42.0'], { target, logtoHome: undefined })).rejects.toThrow(
      `--logto cannot be used with the target ${target}`,
    );
  });
}

test('without an engine there are no images, in one line', async () => {
  await using run = await runStart(['--logto', '1.42.0'], { DOCKER_HOST: 'unix:///nowhere/docker.sock' });
  const { exitCode, stderr } = await run.ended;
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^.*✖.* versions of Logto are images, and no Docker engine answers \(.*\)\. Start one/);
});
