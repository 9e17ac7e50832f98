import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { repository } from '../../fixtures/tools/repository.ts';
import { readContributing, readRooms } from '../testing/rooms.ts';

test('each top-level folder has a row in the table of rooms', async () => {
  const { stdout } = await execa('git', ['ls-tree', '-d', '--name-only', 'HEAD'], { cwd: repository });
  const folders = stdout.split('\n').filter((folder) => !folder.startsWith('.'));
  expect(new Set((await readRooms()).map(({ name }) => name))).toEqual(new Set(folders));
});

test('each path that CONTRIBUTING names exists', async () => {
  const quoted = [...(await readContributing()).matchAll(/`([\w.-]+\/[\w./-]*)`|\]\(([\w./-]+)\)/g)];
  const paths = quoted.map(([, path, link]) => path ?? link ?? '');
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.filter((path) => !existsSync(`${repository}/${path}`))).toEqual([]);
});
