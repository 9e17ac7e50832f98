import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { buildImage } from './build.ts';

test('what the image holds runs on plain Node, with its page, far from the checkout', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'sms-image-'));
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => rm(folder, { recursive: true }));
  await buildImage(folder);
  const child = spawn(process.execPath, [path.join(folder, 'server', 'sms.mjs')], {
    cwd: folder,
    env: { NODE_ENV: 'production' },
  });
  cleanup.defer(async () => void (child.kill() && (await once(child, 'exit'))));
  const [told] = await once(child.stdout, 'data');
  const url = /http:\S+/.exec(String(told))?.[0] ?? '';
  expect(await (await fetch(new URL('health', url))).json()).toEqual({ status: 'ok' });
  expect(await (await fetch(new URL('page.js', url))).text()).toContain('EventSource');
});
