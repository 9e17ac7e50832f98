import { nextEvent } from '../testing/events.ts';
import { expect, test } from '../testing/test.ts';

const idsOf = (messages: ReadonlyArray<{ id: string }>): string[] => messages.map(({ id }) => id);

test('clearing takes what searching finds, and nothing else', async ({ provider, sender }) => {
  for (const SessionContext of ['order-77', 'ORDER-77', 'order-78']) {
    await sender.send({ SessionContext });
  }
  const url = (path: string) => new URL(`${path}?text=Order-77&phone=138`, provider.controlUrl);
  const { messages } = await (await fetch(url('/inbox/search'))).json();
  const cleared = await (await fetch(url('/inbox/messages'), { method: 'DELETE' })).json();
  expect(idsOf(messages)).toEqual(['1', '2']);
  expect(idsOf(cleared)).toEqual(['1', '2']);
});

test('a filter with an unknown, empty or senseless part is refused and clears nothing', async ({
  provider,
  sender,
}) => {
  await sender.send();
  for (const query of ['txt=order', 'text=', 'template=', 'phone=', 'phone=abc', 'until=x', 'text=a&text=b']) {
    const url = new URL(`/inbox/messages?${query}`, provider.controlUrl);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(400);
  }
  expect(await provider.inbox.messages('13812345678')).toHaveLength(1);
});

test('clearing up to a message leaves those that came after it', async ({ provider, sender }) => {
  await sender.send();
  await sender.send();
  await fetch(new URL('/inbox/messages?until=1', provider.controlUrl), { method: 'DELETE' });
  expect(await provider.inbox.messages('13812345678')).toMatchObject([{ id: '2' }]);
});

test('one message is deleted by its id, once', async ({ provider, sender }) => {
  await sender.send();
  await sender.send();
  const remove = () => fetch(new URL('/inbox/messages/1', provider.controlUrl), { method: 'DELETE' });
  expect(await (await remove()).json()).toMatchObject({ id: '1' });
  expect((await remove()).status).toBe(404);
  expect(await provider.inbox.messages('13812345678')).toMatchObject([{ id: '2' }]);
});

test('a stream in batches tells what came and what was cleared, in one event', async ({ provider, sender }) => {
  const stream = await fetch(new URL('/inbox/stream?batch=300&text=mine', provider.controlUrl));
  await sender.send();
  await sender.send({ SessionContext: 'mine' });
  await fetch(new URL('/inbox/messages/1', provider.controlUrl), { method: 'DELETE' });
  expect(await nextEvent(stream, 'batch')).toMatchObject({
    messages: [{ id: '2' }],
    requests: [{ verdict: 'Ok' }, { verdict: 'Ok' }],
    removed: ['1'],
    held: 1,
    oldest: '2',
  });
});
