import { once } from 'node:events';
import { request as askByHttp } from 'node:http';
import { request } from 'node:https';
import { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import type { ProviderRoute } from '../../../contracts/provider-route.ts';
import { expect, test } from '../testing/test.ts';

/** Asks a host by HTTPS through the fake as its proxy, trusting the CA of the fake. */
const askThrough = async ({ host, port, ca }: ProviderRoute, name: string) => {
  const asked = askByHttp({ host, port, method: 'CONNECT', path: `${name}:443` });
  asked.end();
  const [{ statusCode }, socket] = await once(asked, 'connect');
  if (!(socket instanceof Socket) || statusCode !== 200) {
    return { statusCode, body: null };
  }
  const secure = connect({ socket, ca, servername: name });
  const asking = request({ host: name, path: '/range/21BD1', createConnection: () => secure });
  asking.end();
  const [reply] = await once(asking, 'response');
  return { statusCode: reply.statusCode, body: await text(reply) };
};

test('the service of leaked passwords is answered in its place: none was leaked', async ({ provider }) => {
  expect(await askThrough(provider.route, 'api.pwnedpasswords.com')).toEqual({ statusCode: 200, body: '' });
});

test('another public service is still not let through', async ({ provider }) => {
  expect(await askThrough(provider.route, 'example.com')).toEqual({ statusCode: 502, body: null });
});
