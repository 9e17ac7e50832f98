import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';
import { expect, test } from '../testing/test.ts';

const hook = z.object({ id: z.string() });
const events = ['User.Created'];

test('a trial of a webhook calls the address of the trial', async ({ administrator }) => {
  const receiver = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const address = receiver.address();
  const config = { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/trial` };
  const { body } = await administrator.call('POST', '/hooks', { name: 'trial', events, config });
  const [[request], { status }] = await Promise.all([
    once(receiver, 'request'),
    administrator.call('POST', `/hooks/${hook.parse(body).id}/test`, { events, config }),
  ]);
  expect([request.method, request.url, status]).toEqual(['POST', '/trial', 204]);
  receiver.close();
});

test('a trial of a webhook to an address where nothing listens is refused', async ({ administrator }) => {
  const config = { url: 'http://127.0.0.1:9/trial' };
  const { body } = await administrator.call('POST', '/hooks', { name: 'trial', events, config });
  const path = `/hooks/${hook.parse(body).id}`;
  expect(await administrator.call('POST', `${path}/test`, { events, config })).toMatchObject({ status: 422 });
  expect(await administrator.call('DELETE', path)).toMatchObject({ status: 204 });
  expect(await administrator.call('GET', '/hooks')).toMatchObject({ body: [] });
});
