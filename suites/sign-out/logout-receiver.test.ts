import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { freePort } from '../../fixtures/stack/ports.ts';
import { startLogoutReceiver, whyNoToken } from './logout-receiver.ts';

test('a target whose webhook does not arrive either is not judged', () => {
  expect(whyNoToken({ isReached: false, silentConnections: 0 })).toContain('does not reach this machine');
});

test('a target that closes connections to private addresses is not judged', async () => {
  const port = await freePort('the receiver', 0);
  await using receiver = await startLogoutReceiver(port);
  await fetch(`http://127.0.0.1:${port}${receiver.paths.trial}`, { method: 'POST' });
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
  await expect.poll(receiver.seen).toEqual({ isReached: true, silentConnections: 1 });
  expect(whyNoToken(receiver.seen())).toContain('OIDC_PROVIDER_SSRF_PROTECTION_DISABLED');
});

test('a target whose webhook arrives and whose logout token does not is to blame', async () => {
  const port = await freePort('the receiver', 0);
  await using receiver = await startLogoutReceiver(port);
  await fetch(`http://127.0.0.1:${port}${receiver.paths.trial}`, { method: 'POST' });
  expect(whyNoToken(receiver.seen())).toBeNull();
});

test('a logout token that came before it was asked for is kept', async () => {
  const port = await freePort('the receiver', 0);
  await using receiver = await startLogoutReceiver(port);
  const body = new URLSearchParams({ logout_token: 'a.b.c' });
  await fetch(`http://127.0.0.1:${port}${receiver.paths.logout}`, { method: 'POST', body });
  expect(await receiver.logoutToken()).toBe('a.b.c');
});
