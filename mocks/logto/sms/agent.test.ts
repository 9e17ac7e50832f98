import { get } from 'node:https';
import { expect, test } from '@playwright/test';
import { startScriptedProvider } from '../testing/scripted-provider.ts';
import { openSmsLine } from './agent.ts';

const request = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, (response) => resolve(response.resume().statusCode ?? 0)).once('error', reject);
  });

test('the provider is reached by its own name, through a certificate of the fake', async () => {
  await using provider = await startScriptedProvider();
  using line = openSmsLine(provider.route);
  provider.answer = { status: 204, body: '' };
  expect(await line.run(() => request('https://sms.tencentcloudapi.com/'))).toBe(204);
});

test('no other host is reached on the line', async () => {
  await using provider = await startScriptedProvider();
  using line = openSmsLine(provider.route);
  const asked = line.run(() => request('https://sms.example.com/'));
  await expect(asked).rejects.toThrow('the stand-in talks to sms.tencentcloudapi.com only');
});

test('a certificate of another CA is refused', async () => {
  await using provider = await startScriptedProvider();
  await using stranger = await startScriptedProvider();
  using line = openSmsLine({ ...provider.route, ca: stranger.route.ca });
  await expect(line.run(() => request('https://sms.tencentcloudapi.com/'))).rejects.toThrow('self-signed certificate');
});
