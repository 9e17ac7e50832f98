import { stat } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { execa } from 'execa';
import { test as base } from '../testing/compose.ts';
import { dockerSocket } from '../testing/machine-environment.ts';

/** Tests of the image of the harness, on an engine that has it: "image/local-build" makes it for one that pulls nothing. */
const image = 'logto-phone-conformance';

const test = base.extend<{
  container: (...words: readonly string[]) => Promise<{ exitCode: number | undefined; all: string }>;
}>({
  container: async ({ engine: _engine }, use, info) => {
    const { failed } = await execa('docker', ['image', 'inspect', image], { reject: false });
    info.skip(failed, `the image ${image} is not here: image/local-build makes it`);
    const socket = dockerSocket();
    const { gid } = await stat(socket);
    const names = ['NODE_IMAGE', 'POSTGRES_IMAGE', 'REDIS_IMAGE', 'LOGTO_IMAGE', 'LOGTO_TAG'];
    const flags = [
      ...['run', '--rm', '--init', '--network', 'host', '--group-add', String(gid)],
      ...['--volume', `${socket}:/var/run/docker.sock`, ...names.flatMap((name) => ['--env', name]), image],
    ];
    await use(async (...words) => {
      const { exitCode, all } = await execa('docker', [...flags, ...words], {
        all: true,
        reject: false,
        stdin: 'ignore',
      });
      return { exitCode, all };
    });
  },
});

test.describe.configure({ mode: 'default', timeout: 400_000 });

test('the image runs the flow of sign-out on a stack that it starts', async ({ container }) => {
  const { exitCode, all } = await container('start', '--target', 'compose', '--flow', 'sign-out', '--check', 'OUT-01');
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
});

test('the image refuses a word that is no command of the harness, with exit code 2', async ({ container }) => {
  const { exitCode, all } = await container('prove');
  expect(exitCode).toBe(2);
  expect(all).toContain('there is no "prove" here. Say start, load');
});

test('the image refuses the stand-in by --real, with exit code 2', async ({ container }) => {
  const { exitCode, all } = await container('start', '--real');
  expect(exitCode).toBe(2);
  expect(all).toContain('--real refuses the stand-in');
});

test('the image is smaller than 1.2 GB and its user is not root', async ({ container: _container }) => {
  const { stdout } = await execa('docker', ['image', 'inspect', image, '--format', '{{.Size}} {{.Config.User}}']);
  const [size, user] = stdout.split(' ');
  expect(Number(size)).toBeLessThan(1_200_000_000);
  expect(user).toBe('1000:1000');
});
