import { outcome } from '../../fixtures/http/index.ts';
import type { ProviderControl, ProviderEffect } from '../../fixtures/playwright/provider/provider.ts';
import { expect, test } from '../../fixtures/playwright/provider/with-provider.ts';

const json = 'application/json';
const stack = 'at Object.<anonymous> (/srv/gateway/handler.js:12:5)';

/** Invalid replies of a provider, or of a proxy in front of it. */
const replies: ReadonlyArray<readonly [key: string, what: string, effect: ProviderEffect]> = [
  [
    'empty-set',
    'an empty SendStatusSet',
    {
      kind: 'body',
      contentType: json,
      body: '{"Response":{"SendStatusSet":[],"RequestId":"x"}}',
    },
  ],
  ['no-set', 'no SendStatusSet', { kind: 'body', contentType: json, body: '{"Response":{"RequestId":"x"}}' }],
  ['empty-object', 'an empty object', { kind: 'body', contentType: json, body: '{}' }],
  ['empty-body', 'an empty body', { kind: 'body', contentType: json, body: '' }],
  ['half-json', 'truncated JSON', { kind: 'body', contentType: json, body: '{"Response":{"SendStat' }],
  ['html', 'an HTML page', { kind: 'body' }],
  ['429', 'status 429', { kind: 'status', status: 429 }],
  ['500', 'status 500', { kind: 'status', status: 500, body: `<pre>${stack}</pre>` }],
  ['502', 'status 502', { kind: 'status', status: 502 }],
  ['503', 'status 503', { kind: 'status', status: 503 }],
];

const patterns: Readonly<Record<string, RegExp>> = {
  'a stack': /\bat [\w.<>]+ \(|\.[cm]?[jt]s:\d+/,
  SQL: /\b(?:select|insert|update|delete)\b.+\b(?:from|into|set|where)\b/i,
};

/** What of the inside of Logto or of its account at the provider a text gives away; empty where nothing does. */
const internalsIn = (text: string, { secretId, secretKey }: ProviderControl): string[] => [
  ...Object.entries(patterns).flatMap(([what, pattern]) => (pattern.test(text) ? [what] : [])),
  ...(text.includes(secretKey) ? ['the secret key'] : []),
  ...(text.includes(secretId) ? ['the secret id'] : []),
];

for (const [key, what, effect] of replies) {
  test(`a provider reply with ${what} returns one JSON error without internals`, {
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

  test(`a provider reply with ${what} returns a connector error; a new send works`, {
    tag: [`@SND-11.2.${key}`],
  }, async ({ begin, codeFor, phone, provider }) => {
    const visitor = await begin('SignIn');
    await using _broken = await provider.fault(effect, phone, { times: 1 });
    const reply = await visitor.sendCode(phone, 'SignIn');
    await codeFor(visitor, phone, 'SignIn');
    expect(outcome(reply)).toContain(' connector.');
  });
}

test('a connection reset causes one request and one error, and a new send delivers one message', {
  tag: ['@SND-13.1'],
}, async ({ begin, codeFor, phone, provider, inbox }) => {
  const visitor = await begin('SignIn');
  await using _reset = await provider.fault({ kind: 'reset' }, phone, { times: 1 });
  const reply = await visitor.sendCode(phone, 'SignIn');
  expect(reply.status).toBeGreaterThanOrEqual(400);
  expect(await provider.requests(phone)).toHaveLength(1);
  await codeFor(visitor, phone, 'SignIn');
  expect(await provider.requests(phone)).toHaveLength(2);
  expect(await inbox.messages(phone)).toHaveLength(1);
});

test('a connection reset returns a connector error', { tag: ['@SND-13.2'] }, async ({ begin, phone, provider }) => {
  const visitor = await begin('SignIn');
  await using _reset = await provider.fault({ kind: 'reset' }, phone);
  expect(outcome(await visitor.sendCode(phone, 'SignIn'))).toContain(' connector.');
});
