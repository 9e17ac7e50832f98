import { experience, experiencePath } from '../../contracts/experience.ts';
import { openidPaths } from '../../contracts/openid.ts';
import type { Reply, Request } from '../../fixtures/http/index.ts';
import { internals } from '../../fixtures/http/internals.ts';
import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

const revealed = (replies: readonly Reply[]): string[] =>
  replies
    .filter(({ status }) => status >= 400)
    .map((reply) => ({ reply, told: typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body) }))
    .filter(({ told }) => internals.test(told))
    .map(({ reply, told }) => `${reply.status} ${reply.url.pathname}: ${told.slice(0, 300)}`);

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;

/** Invalid request bodies. */
const bodies: ReadonlyArray<readonly [key: string, title: string, body: string, headers: Record<string, string>]> = [
  ['malformed', 'malformed JSON', '{"identifier":', json],
  ['no-object', 'a JSON array instead of an object', '[null, 1, "two"]', json],
  ['null', 'JSON null', 'null', json],
  [
    'objects-for-texts',
    'objects instead of strings',
    '{"identifier":{"type":{},"value":[]},"code":{"$ne":1},"interactionEvent":7}',
    json,
  ],
  ['sql', 'SQL injection strings', `{"identifier":{"type":"phone","value":"1' or '1'='1"},"password":"'; --"}`, json],
  ['zero-byte', 'a null byte', '{"identifier":{"type":"phone","value":"86\\u0000138"},"password":"a\\u0000b"}', json],
  ['deep', 'deeply nested JSON', deep, json],
  ['large', 'a body of 2 MB', JSON.stringify({ password: 'x'.repeat(2_000_000) }), json],
  ['odd-names', 'unusual form field names', 'a[b][__proto__]=1&constructor=2&client_id[]=3&client_id=%00', form],
  ['broken-encoding', 'invalid percent-encoding', 'client_id=%E0%A4%A&code=%', form],
  ['unknown-type', 'an unknown content type', '<a/>', { 'content-type': 'application/xml; charset=nothing' }],
  ['not-compressed', 'a false gzip content encoding', 'plain', { ...json, 'content-encoding': 'gzip' }],
];

const targets: ReadonlyArray<readonly [Request['method'], string]> = [
  ...[
    experience.start('SignIn'),
    experience.verifyPassword('', ''),
    experience.sendCode('', 'SignIn'),
    experience.verifyCode({ phone: '', verificationId: '', code: '' }),
    experience.identify(),
    experience.addPassword(''),
    experience.submit(),
  ].map(({ method, path }) => [method, path] as const),
  ['POST', openidPaths.authorization],
  ['POST', openidPaths.token],
  ['POST', openidPaths.introspection],
  ['POST', openidPaths.revocation],
  ['POST', openidPaths.endSession],
  ['POST', openidPaths.confirmEndSession],
  ['POST', '/api/users'],
];

for (const [key, title, body, headers] of bodies) {
  test(`error responses to ${title} reveal no internals`, { tag: [`@HDR-03.1.${key}`] }, async ({ begin }) => {
    const visitor = await begin('SignIn');
    const replies: Reply[] = [];
    for (const [method, path] of targets) {
      replies.push(await visitor.open(method, path, body, headers));
    }
    expect(replies.filter(({ status }) => status >= 400).length).toBeGreaterThan(0);
    expect(revealed(replies)).toEqual([]);
  });
}

/** Malformed URLs. */
const addresses = [
  '/oidc/auth?client_id=%27%22%3B--&redirect_uri=%00',
  '/oidc/auth?client_id=%E0%A4%A',
  `/oidc/auth?client_id=${'x'.repeat(5000)}`,
  '/oidc/auth/no-such-interaction',
  '/oidc/auth/%00',
  '/oidc/me?access_token=%27',
  '/oidc/session/end?id_token_hint=a.b.c',
  '/oidc/..%2f..%2fetc%2fpasswd',
  '/assets/..%2f..%2f..%2fpackage.json',
  '/assets/%00',
  '/%E0%A4%A',
  '/api/.well-known/phrases?lng=%00%27',
  '/api/.well-known/sign-in-exp?appId=%27%3Bselect%201',
  '/api/.well-known/experience?organizationId[]=1',
  '/api/users/%27%20or%201%3D1',
  '/callback/no-such-connector?code=%00',
  '/sign-in?app_id=%3Cscript%3E',
];

test('error responses to malformed URLs reveal no internals', { tag: ['@HDR-03.2'] }, async ({ begin }) => {
  const visitor = await begin('SignIn');
  const replies: Reply[] = [];
  for (const path of addresses) {
    replies.push(await visitor.open('GET', path));
  }
  expect(revealed(replies)).toEqual([]);
});

test('error responses to unsupported methods reveal no internals', { tag: ['@HDR-03.3'] }, async ({ begin }) => {
  const visitor = await begin('SignIn');
  const replies: Reply[] = [];
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
    for (const path of [experiencePath, openidPaths.token, openidPaths.keys, '/sign-in', '/api/users/1']) {
      replies.push(await visitor.open(method, path));
    }
  }
  expect(revealed(replies)).toEqual([]);
});

test('error responses to malformed headers reveal no internals', { tag: ['@HDR-03.4'] }, async ({ begin }) => {
  const { path: interaction } = experience.interaction();
  const visitor = await begin('SignIn');
  const replies: Reply[] = [];
  for (const headers of [
    { cookie: '_interaction={"broken; _interaction.sig=x' },
    { cookie: '_session=%00; _session.sig=%27' },
    { authorization: `Bearer ${'x'.repeat(4000)}` },
    { authorization: 'Basic !!!' },
    { 'accept-language': "'; select 1; --" },
    { 'x-forwarded-host': 'attacker.example', 'x-forwarded-proto': 'gopher' },
    { 'logto-app-id': "'" },
  ]) {
    for (const path of [interaction, openidPaths.userinfo, openidPaths.authorization, '/api/users', '/sign-in']) {
      replies.push(await visitor.open('GET', path, undefined, headers));
    }
  }
  expect(revealed(replies)).toEqual([]);
});
