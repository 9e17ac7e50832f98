import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { listenOn } from '../../sms/control/listen.ts';
import { callControl } from '../../sms/testing/call-control.ts';
import { expect, senderTo, startWith, test } from '../testing/test.ts';

/** A receiver of receipts that answers with each of `answers` in turn, then with the last. */
const startReceiver = async (answers: readonly string[]) => {
  const received: unknown[] = [];
  const server = createServer(async (request, response) => {
    const answer = answers[Math.min(received.length, answers.length - 1)];
    received.push(await json(request));
    response.end(answer);
    server.emit('received');
  });
  const port = await listenOn(server, { host: '127.0.0.1', port: 0 });
  return {
    url: `http://127.0.0.1:${port}/receipts`,
    received,
    next: () => once(server, 'received'),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const startPushing = (callbackUrl: string) => startWith({ receipts: { callbackUrl, delayMs: 0, retryDelayMs: 1 } });

test('a receipt is pushed as an array of one, in local time', async () => {
  await using receiver = await startReceiver(['{"result":0,"errmsg":"OK"}']);
  await using provider = await startPushing(receiver.url);
  const pushed = receiver.next();
  const { SendStatusSet = [] } = await senderTo(provider).send({ SessionContext: 'order-1' });
  await pushed;
  expect(receiver.received).toEqual([
    [
      {
        user_receive_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        nationcode: '86',
        mobile: '13812345678',
        report_status: 'SUCCESS',
        errmsg: 'DELIVRD',
        description: '用户短信送达成功',
        sid: SendStatusSet[0]?.SerialNo,
        ext: 'order-1',
      },
    ],
  ]);
});

test('a receiver that does not answer with result 0 is tried twice more, and then left alone', async () => {
  await using receiver = await startReceiver(['{"result":1}', 'busy', '{"result":1}', '{"result":0}']);
  await using provider = await startPushing(receiver.url);
  const third = receiver.next().then(receiver.next).then(receiver.next);
  await senderTo(provider).send();
  await third;
  await using other = await startPushing(receiver.url);
  const fourth = receiver.next();
  await senderTo(other).send({ SessionContext: 'other' });
  await fourth;
  expect(receiver.received.slice(0, 3)).toEqual(Array(3).fill(receiver.received[0]));
  expect(receiver.received[3]).toMatchObject([{ ext: 'other' }]);
});

test('receipts are not pushed beyond this machine unless the fake is told so', async () => {
  await expect(startPushing('http://192.0.2.1/receipts')).rejects.toThrow('name its host in callbackHosts');
});

test('a namespace whose receipts go to a host that is not allowed gets 400 and the reason', async ({ provider }) => {
  const account = { receipts: { callbackUrl: 'http://192.0.2.1/receipts' } };
  const reply = await callControl(provider, 'POST', '/namespaces', { name: 'pushing', account });
  expect(reply.status).toBe(400);
  expect(await reply.text()).toContain('receipts are not pushed to http://192.0.2.1/receipts');
  expect(await (await callControl(provider, 'GET', '/namespaces')).json()).toEqual(['default']);
});
