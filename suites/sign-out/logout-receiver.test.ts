import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { freePort } from '../../fixtures/stack/ports.ts';
import { startLogoutReceiver, whyNoToken } from './logout-receiver.ts';

test('a target whose webhook does not arrive either is not judged', () => {
  expect(whyNoToken({ isReached: false, silentConnections: 0 })).toContain('does not reach this machine');
});

/** A receiver, and how a target posts to it. */
const startReceiver = async () => {
  const port = await freePort('the receiver', 0);
  const receiver = await startLogoutReceiver(port);
  const post = (path: string, body?: URLSearchParams) =>
    fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', ...(body && { body }) });
  return { ...receiver, port, post };
};

test('a target that closes connections to private addresses is not judged', async () => {
  await using receiver = await startReceiver();
  await receiver.post(receiver.paths.trial);
  const socket = connect(receiver.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
  await expect.poll(receiver.seen).toEqual({ isReached: true, silentConnections: 1 });
  expect(whyNoToken(receiver.seen())).toContain('OIDC_PROVIDER_SSRF_PROTECTION_DISABLED');
});

test('a target whose webhook arrives and whose logout token does not is to blame', async () => {
  await using receiver = await startReceiver();
  await receiver.post(receiver.paths.trial);
  expect(whyNoToken(receiver.seen())).toBeNull();
});

test('a logout token that came before it was asked for is kept', async () => {
  await using receiver = await startReceiver();
  await receiver.post(receiver.paths.logout, new URLSearchParams({ logout_token: 'a.b.c' }));
  expect(await receiver.logoutToken()).toBe('a.b.c');
});
