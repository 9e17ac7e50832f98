import { experience, experienceRequest } from '../../contracts/experience.ts';
import { openidPaths } from '../../contracts/openid.ts';
import { postForm } from '../../contracts/wire-request.ts';
import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

/** What no cookie holds as it is: Logto keeps these parameters in cookies. */
const values = ['🙂', '中文', 'a;b', 'a\u0001b'];

for (const parameter of ['ui_locales', 'organization_id', 'google_one_tap_credential']) {
  test(`no ${parameter} of unusual characters causes a server error`, {
    tag: [`@HDR-04.7.${parameter}`],
  }, async ({ visit }) => {
    const replies = [];
    for (const value of values) {
      replies.push(await visit().authorize({ [parameter]: value }));
    }
    expect(replies.map(({ status }) => status).filter((status) => status === 500)).toEqual([]);
  });
}

test('a one-time token with a null character causes no server error', {
  tag: ['@HDR-04.9'],
}, async ({ begin }) => {
  const visitor = await begin('SignIn');
  const { status } = await visitor.verifyOneTimeToken('nobody@example.org', 'a\u0000');
  expect(status).not.toBe(500);
});

test('a body that is not compressed as its header says causes no server error', {
  tag: ['@HDR-04.10'],
}, async ({ begin, stack }) => {
  const visitor = await begin('SignIn');
  const request = experienceRequest(experience.start('SignIn'), stack.description.client.clientId);
  const { status } = await visitor.send({ ...request, headers: { ...request.headers, 'content-encoding': 'gzip' } });
  expect(status).not.toBe(500);
});

for (const [key, path] of [
  ['token', openidPaths.token],
  ['introspection', openidPaths.introspection],
  ['revocation', openidPaths.revocation],
] as const) {
  test(`client credentials with a broken percent-encoding cause no server error at ${key}`, {
    tag: [`@HDR-04.8.${key}`],
  }, async ({ visit }) => {
    const authorization = `Basic ${btoa('%:%E0%A4%A')}`;
    const { status } = await visit().send(
      postForm(path, { token: 'none', grant_type: 'refresh_token' }, { authorization }),
    );
    expect(status).not.toBe(500);
  });
}
