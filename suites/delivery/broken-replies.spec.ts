import { outcome } from '../../fixtures/http/index.ts';
import { expect, test } from '../../fixtures/playwright/with-provider.ts';
import type { FaultInput } from '../../mocks/sms-provider/client.ts';
import { internalsIn } from './internals.ts';

const json = 'application/json';
const stack = 'at Object.<anonymous> (/srv/gateway/handler.js:12:5)';

/** What a provider, or a proxy before it, answers on a bad day. */
const replies: ReadonlyArray<readonly [key: string, what: string, effect: FaultInput['effect']]> = [
  [
    'empty-set',
    'an empty SendStatusSet',
    {
      kind: 'body',
      contentType: json,
      body: '{"Response":{"SendStatusSet":[],"RequestId":"x"}}',
    },
  ],
  [
    'no-set',
    'a Response without a SendStatusSet',
    { kind: 'body', contentType: json, body: '{"Response":{"RequestId":"x"}}' },
  ],
  ['empty-object', 'an empty object', { kind: 'body', contentType: json, body: '{}' }],
  ['empty-body', 'an empty body', { kind: 'body', contentType: json, body: '' }],
  ['half-json', 'half a JSON text', { kind: 'body', contentType: json, body: '{"Response":{"SendStat' }],
  ['html', 'a page in HTML', { kind: 'body' }],
  ['429', 'status 429', { kind: 'status', status: 429 }],
  ['500', 'status 500', { kind: 'status', status: 500, body: `<pre>${stack}</pre>` }],
  ['502', 'status 502', { kind: 'status', status: 502 }],
  ['503', 'status 503', { kind: 'status', status: 503 }],
];

for (const [key, what, effect] of replies) {
  test(`the provider replying with ${what} gives one JSON error without internals`, {
    tag: [`@SND-11.1.${key}`],
  }, async ({ begin, phone, provider }) => {
    const visitor = await begin('SignIn');
    await using _broken = await provider.fault(effect, phone);
    const reply = await visitor.sendCode(phone, 'SignIn');
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.headers.get('content-type')).toContain('json');
    expect(internalsIn(JSON.stringify(reply.body), provider)).toEqual([]);
    expect(await provider.requests(phone)).toHaveLength(1);
  });

  test(`${what} is an error that was foreseen, after which a new send works`, { tag: [`@SND-11.2.${key}`] }, async ({
    begin,
    codeFor,
    phone,
    provider,
  }) => {
    const visitor = await begin('SignIn');
    await using _broken = await provider.fault(effect, phone, { times: 1 });
    const reply = await visitor.sendCode(phone, 'SignIn');
    await codeFor(visitor, phone, 'SignIn');
    expect(outcome(reply)).toContain(' connector.');
  });
}

/** The connection breaks before anything of a reply, or in its middle. */
const ends: Readonly<Record<string, FaultInput['effect']>> = { 'before the reply': { kind: 'reset' } };

for (const [when, effect] of Object.entries(ends)) {
  test(`a reset ${when} makes one request and one error, after which a new send brings one message`, {
    tag: ['@SND-13.1'],
  }, async ({ begin, codeFor, phone, provider, inbox }) => {
    const visitor = await begin('SignIn');
    await using _reset = await provider.fault(effect, phone, { times: 1 });
    const reply = await visitor.sendCode(phone, 'SignIn');
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(await provider.requests(phone)).toHaveLength(1);
    await codeFor(visitor, phone, 'SignIn');
    expect(await provider.requests(phone)).toHaveLength(2);
    expect(await inbox.messages(phone)).toHaveLength(1);
  });
}

test('a reset is an error that was foreseen', { tag: ['@SND-13.2'] }, async ({ begin, phone, provider }) => {
  const visitor = await begin('SignIn');
  await using _reset = await provider.fault({ kind: 'reset' }, phone);
  expect(outcome(await visitor.sendCode(phone, 'SignIn'))).toContain(' connector.');
});
