import { test as base, expect } from '@playwright/test';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { authorizationPath, openidPaths, redeemCode } from '../../contracts/openid.ts';
import type { Parameters } from '../../contracts/wire-request.ts';
import { newVerifier } from '../logto/testing/person.ts';
import { type FaultName, type FaultyProvider, faults, startFaultyProvider } from './index.ts';

/** A relying party of a few lines, as strict as OpenID Connect lets it be. */
const createClient = ({ endpoint, client }: FaultyProvider) => {
  const redirectUri = 'http://localhost:9/callback';
  const { verifier, challenge } = newVerifier();
  const authorize = async () => {
    const promised = { clientId: client.clientId, redirectUri, state: 'the-state', nonce: 'the-nonce', challenge };
    const path = authorizationPath(promised, { scope: 'openid', prompt: undefined });
    const response = await fetch(`${endpoint}${path}`, { redirect: 'manual' });
    return new URL(response.headers.get('location') ?? '');
  };
  const redeem = (code: string | null, changes?: Parameters) => {
    const { path, ...request } = redeemCode(client, { code: code ?? '', redirectUri, verifier }, changes);
    return fetch(`${endpoint}${path}`, request);
  };
  /** What becomes of an ID token: `accepted`, or the code of the error. */
  const judge = async (): Promise<string> => {
    const tokens: { id_token: string } = await (await redeem((await authorize()).searchParams.get('code'))).json();
    const keys: JSONWebKeySet = await (await fetch(`${endpoint}${openidPaths.keys}`)).json();
    return jwtVerify(tokens.id_token, createLocalJWKSet(keys), {
      issuer: `${endpoint}/oidc`,
      audience: client.clientId,
      algorithms: ['ES384'],
      clockTolerance: 300,
      maxTokenAge: 3600,
      requiredClaims: ['sub', 'exp', 'iat'],
    }).then(
      () => 'accepted',
      (error: { code: string; claim?: string }) => [error.code, error.claim].filter(Boolean).join(' '),
    );
  };
  return { authorize, redeem, judge };
};

const test = base.extend<{
  fault: FaultName | null;
  provider: FaultyProvider;
  client: ReturnType<typeof createClient>;
}>({
  fault: [null, { option: true }],
  provider: async ({ fault }, use) => {
    await using provider = await startFaultyProvider({ fault });
    await use(provider);
  },
  client: async ({ provider }, use) => use(createClient(provider)),
});

const verdicts: ReadonlyArray<readonly [FaultName | null, string]> = [
  [null, 'accepted'],
  ['audience-as-array', 'accepted'],
  ['expired-290-s-ago', 'accepted'],
  ['wrong-issuer', 'ERR_JWT_CLAIM_VALIDATION_FAILED iss'],
  ['no-issuer', 'ERR_JWT_CLAIM_VALIDATION_FAILED iss'],
  ['wrong-audience', 'ERR_JWT_CLAIM_VALIDATION_FAILED aud'],
  ['no-audience', 'ERR_JWT_CLAIM_VALIDATION_FAILED aud'],
  ['no-subject', 'ERR_JWT_CLAIM_VALIDATION_FAILED sub'],
  ['no-expiry', 'ERR_JWT_CLAIM_VALIDATION_FAILED exp'],
  ['expired-310-s-ago', 'ERR_JWT_EXPIRED exp'],
  ['no-issue-time', 'ERR_JWT_CLAIM_VALIDATION_FAILED iat'],
  ['issued-in-310-s', 'ERR_JWT_CLAIM_VALIDATION_FAILED iat'],
  ['bad-signature', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
  ['foreign-key', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
  ['unknown-key', 'ERR_JWKS_NO_MATCHING_KEY'],
  ['key-in-header', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
  ['no-signature', 'ERR_JOSE_ALG_NOT_ALLOWED'],
  ['hmac-of-client-secret', 'ERR_JOSE_ALG_NOT_ALLOWED'],
  ['hmac-of-public-key', 'ERR_JOSE_ALG_NOT_ALLOWED'],
];

for (const [fault, verdict] of verdicts) {
  test.describe(() => {
    test.use({ fault });
    test(`an ID token with ${fault ?? 'no fault'} comes to ${verdict}`, async ({ client }) => {
      expect(await client.judge()).toBe(verdict);
    });
  });
}

test('a code is good once, and only with its verifier', async ({ client }) => {
  const code = (await client.authorize()).searchParams.get('code');
  expect((await client.redeem(code, { code_verifier: 'another' })).status).toBe(400);
  expect((await client.redeem(code)).status).toBe(200);
  expect((await client.redeem(code)).status).toBe(400);
});

test('an authorization response has code, state and issuer', async ({ client, provider }) => {
  const { searchParams } = await client.authorize();
  expect(searchParams.get('code')).toBe(provider.authorizations[0]?.code);
  expect(searchParams.get('state')).toBe('the-state');
  expect(searchParams.get('iss')).toBe(`${provider.endpoint}/oidc`);
});

for (const { name } of faults.filter(({ where }) => where === 'callback.ts')) {
  test(`an authorization response with ${name} is another one`, async ({ client, provider }) => {
    const parameters = ({ searchParams }: URL) => ({
      ...Object.fromEntries(searchParams),
      code: searchParams.has('code'),
    });
    const right = parameters(await client.authorize());
    provider.break(name);
    expect(parameters(await client.authorize())).not.toEqual(right);
  });
}

test('no redirect leaves loopback', async ({ provider }) => {
  const query = 'client_id=sample-app&redirect_uri=https://evil.example/&response_type=code&scope=openid';
  const response = await fetch(`${provider.endpoint}/oidc/auth?${query}`, { redirect: 'manual' });
  expect(response.status).toBe(400);
});

test('a provider is gone after disposal, however often it is asked', async ({ provider }) => {
  await provider[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
  await expect(fetch(provider.endpoint)).rejects.toThrow('fetch failed');
});

test('each fault has a name of its own', () => {
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
});
