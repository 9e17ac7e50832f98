import { mkdtempDisposable, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type Progress, silent } from '../../fixtures/tools/progress.ts';
import { type FindK6Options, findK6 } from './find-k6.ts';

interface Machine {
  readonly folder: string;
  /** Puts a command there that runs this shell script. */
  install(name: string, script: string): Promise<string>;
  /** Looks for k6 on a machine that has only what was installed. */
  find(options?: FindK6Options): ReturnType<typeof findK6>;
}

const test = base.extend<{ machine: Machine }>({
  machine: async ({}, use) => {
    await using temporary = await mkdtempDisposable(join(tmpdir(), 'find-k6-'));
    const folder = temporary.path;
    const commandPath = (name: string) => join(folder, name);
    const commands = { k6: commandPath('k6'), docker: commandPath('docker'), go: commandPath('go') };
    await use({
      folder,
      install: async (name, script) => {
        await writeFile(commandPath(name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
        return commandPath(name);
      },
      find: (options) => findK6({ commands, cacheFolder: join(folder, 'cache'), ...options }),
    });
  },
});

/** Stands for a compiler: writes a file where `-o` says. */
const compiler = 'while [ $# -gt 0 ]; do [ "$1" = -o ] && echo built > "$2"; shift; done';

test('takes the k6 that was named', async ({ machine }) => {
  const k6Path = await machine.install('my-k6', 'echo "k6 v2.9.1 (go1.26.0, linux/amd64)"');
  expect(await machine.find({ k6Path })).toMatchObject({ kind: 'binary', path: k6Path, version: '2.9.1' });
});

test('refuses a named file that is no k6', async ({ machine }) => {
  const k6Path = join(machine.folder, 'nothing');
  await expect(machine.find({ k6Path })).rejects.toThrow(`K6 names ${k6Path}, which is not a k6 that runs`);
});

test('refuses a named k6 1', async ({ machine }) => {
  const k6Path = await machine.install('my-k6', 'echo "k6 v1.7.0 (go1.26.0, linux/amd64)"');
  await expect(machine.find({ k6Path })).rejects.toThrow('is k6 1.7.0, and the scripts need k6 2');
});

test('takes k6 2 from PATH', async ({ machine }) => {
  await machine.install('k6', 'echo "k6 v2.2.0 (go1.26.0, linux/amd64)"');
  expect(await machine.find()).toMatchObject({ kind: 'binary', origin: 'on PATH' });
});

test('leaves k6 1 on PATH aside and takes the image of a Docker that answers', async ({ machine }) => {
  await machine.install('k6', 'echo "k6 v1.7.0 (go1.26.0, linux/amd64)"');
  await machine.install('docker', 'exit 0');
  expect(await machine.find()).toMatchObject({ kind: 'docker', image: 'grafana/k6:2.2.0' });
});

test('pulls an image that Docker has not, and shows that', async ({ machine }) => {
  await machine.install('docker', '[ "$1" = version ] || [ "$1" = pull ]');
  const titles: string[] = [];
  const progress: Progress = {
    step: (title, work) => {
      titles.push(title);
      return silent.step(title, work);
    },
  };
  expect(await machine.find({ progress })).toMatchObject({ kind: 'docker' });
  expect(titles).toEqual(['Pull grafana/k6:2.2.0']);
});

test('builds k6 with Go where no Docker engine answers, and only once', async ({ machine }) => {
  await machine.install('docker', 'exit 1');
  await machine.install('go', compiler);
  const built = await machine.find();
  await machine.install('go', 'exit 1');
  expect(built).toMatchObject({ kind: 'binary', origin: 'built with Go from load/k6' });
  expect(await machine.find()).toEqual(built);
});

test('leaves nothing of a build that failed, and tells how it failed', async ({ machine }) => {
  await machine.install('go', `[ "$1" = version ] && exit; ${compiler}; echo "no required module" >&2; exit 1`);
  await expect(machine.find()).rejects.toThrow('k6 could not be built with Go (no required module)');
  expect(await readdir(join(machine.folder, 'cache'))).toEqual([]);
});

test('says how to get k6 where there is none and nothing to get it with', async ({ machine }) => {
  await expect(machine.find()).rejects.toThrow(
    /there is no k6 here; nor is there .* Install k6 2 .* or install Go 1\.25 or later/,
  );
});
