import { openidPaths } from '../../contracts/openid.ts';
import { postForm } from '../../contracts/wire-request.ts';
import { authorizationQuery } from '../../fixtures/http/authorization.ts';
import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

/** In the query or, where the response type asks for it, in the fragment. */
const answerIn = (url: URL): Record<string, string> =>
  Object.fromEntries([...url.searchParams, ...new URLSearchParams(url.hash.slice(1))]);

test('a successful authorization response contains only code, state and iss', {
  tag: ['@AUT-09.1'],
}, async ({ backWithCode, issuer }) => {
  const { visitor, arrival, code } = await backWithCode();
  expect(arrival.url.href.split('?')[0]).toBe(visitor.request.redirectUri);
  expect(answerIn(arrival.url)).toEqual({ code, state: visitor.request.state, iss: issuer });
});

test('state with special characters is returned unchanged', { tag: ['@AUT-09.2'] }, async ({ backWithCode }) => {
  const state = 'ä+b c%20&"<d>\u{1f511}';
  const { arrival } = await backWithCode({ state });
  expect(arrival.state).toBe(state);
});

for (const [key, what, error, changes] of [
  ['prompt-none', 'prompt=none and no session', 'login_required', { prompt: 'none' }],
  ['implicit', 'response_type=token', 'unsupported_response_type', { response_type: 'token' }],
  ['none-and-login', 'prompt=none login', 'invalid_request', { prompt: 'none login' }],
  ['no-response-type', 'no response_type', 'invalid_request', { response_type: undefined }],
] as const) {
  test(`a request with ${what} returns ${error}, state and iss`, { tag: [`@AUT-10.1.${key}`] }, async ({
    visit,
    issuer,
  }) => {
    const visitor = visit();
    const { url } = await visitor.follow(await visitor.authorize(changes));
    expect(url.href.split(/[?#]/)[0]).toBe(visitor.request.redirectUri);
    expect(answerIn(url)).toMatchObject({ error, state: visitor.request.state, iss: issuer });
  });
}

test('prompt=none for a client without consent returns consent_required, state and iss', {
  tag: ['@AUT-10.2'],
}, async ({ backWithCode, stack, issuer }) => {
  const { visitor } = await backWithCode();
  const { clientId, url } = stack.description.apps.second;
  const own = { client_id: clientId, redirect_uri: `${url}/callback`, prompt: 'none' };
  const arrival = await visitor.follow(await visitor.authorize(own));
  expect(arrival).toMatchObject({ error: 'consent_required', state: visitor.request.state, iss: issuer });
});

test('unknown parameters of an authorization request are ignored', { tag: ['@AUT-11.1'] }, async ({ backWithCode }) => {
  const { arrival } = await backWithCode({ x_nobody_knows: '1', utm_source: 'mail' });
  expect(arrival).toMatchObject({ error: null, code: expect.any(String) });
});

for (const name of ['client_id', 'state', 'scope', 'response_type', 'code_challenge', 'nonce', 'prompt']) {
  test(`an authorization request that repeats ${name} is rejected`, { tag: [`@AUT-11.2.${name}`] }, async ({
    backWithCode,
  }) => {
    const { visitor } = await backWithCode();
    const query = authorizationQuery(visitor.request, {});
    query.append(name, query.get(name) ?? '');
    const arrival = await visitor.follow(await visitor.open('GET', `${openidPaths.authorization}?${query}`));
    expect(arrival.code).toBeNull();
    expect(String(arrival.error ?? JSON.stringify(arrival.reply.body))).toContain('invalid_');
  });
}

test('the authorization endpoint answers POST like GET', { tag: ['@AUT-12.1'] }, async ({ visit }) => {
  const [getting, posting] = [visit(), visit()];
  const form = Object.fromEntries(authorizationQuery(posting.request, {}));
  const [got, posted] = [await getting.authorize(), await posting.send(postForm(openidPaths.authorization, form))];
  expect(posted.status).toBe(got.status);
  expect(posted.location?.href).toBe(got.location?.href);
  expect(await posting.start('SignIn')).toBeAccepted();
});

test('a POST authorization request returns a code to a user with a session', { tag: ['@AUT-12.2'] }, async ({
  backWithCode,
}) => {
  const { visitor } = await backWithCode();
  const form = Object.fromEntries(authorizationQuery(visitor.request, { prompt: undefined }));
  const arrival = await visitor.follow(await visitor.send(postForm(openidPaths.authorization, form)));
  expect(arrival).toMatchObject({ state: visitor.request.state, code: expect.any(String) });
});

for (const response_type of [
  'token',
  'id_token',
  'id_token token',
  'code id_token',
  'code token',
  'code id_token token',
]) {
  test(`response_type=${response_type} is rejected for every client type`, {
    tag: [`@AUT-17.1.${response_type.replaceAll(' ', '-')}`],
  }, async ({ everyKind, visit }) => {
    const answers = await Promise.all(
      everyKind.map(async (application) => {
        const visitor = visit(application);
        return answerIn((await visitor.follow(await visitor.authorize({ response_type }))).url);
      }),
    );
    expect(
      answers.map(({ error = 'none' }) => error.replace(/^(unsupported|invalid|unauthorized)_.*/, 'refused')),
    ).toEqual(everyKind.map(() => 'refused'));
  });
}
