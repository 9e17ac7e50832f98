import { expect, test } from '@playwright/test';
import { experiencePath } from '../../../contracts/experience.ts';
import type { Bound } from '../drive/bound.ts';
import type { Exchange } from './exchange.ts';
import { judgeReplies } from './replies.ts';

const ground = {
  clients: [{ clientId: 'a', clientSecret: 'the-secret-of-the-client', redirectUri: 'http://localhost:9/' }],
  secrets: ['the-key-of-the-connector'],
};

const refresh = 'r'.repeat(43);
const held: Pick<Bound, 'passwords' | 'verifications' | 'proofs' | 'tokens' | 'grants'> = {
  passwords: new Map(),
  verifications: [],
  proofs: [],
  tokens: [{ access_token: 'a'.repeat(43), refresh_token: refresh, token_type: 'Bearer', expires_in: 3600 }],
  grants: [],
};

/** What `judgeHeaders` asks for. */
const kept = {
  'cache-control': 'no-store',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

interface Answered {
  readonly path?: string;
  readonly sent?: string;
  readonly status?: number;
  readonly body?: unknown;
}

const exchange = ({ path = `${experiencePath}/profile`, sent = '{}', status = 400, body = '' }: Answered): Exchange => {
  const url = new URL(`http://localhost:3001${path}`);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const reply = { status, body, text, url, headers: new Headers(kept), headerNames: [], location: null, took: 1 };
  return { request: { method: 'POST', url, headers: {}, body: sent }, reply };
};

const judged = (answered: Answered, provider: 'accepted' | 'refused' = 'accepted') =>
  judgeReplies(ground, held, [exchange(answered)], provider).map(
    ({ requirement, property }) => `${requirement} ${property}`,
  );

test('a server error by a null character is told apart from others, by what it was sent to', () => {
  const nothing = { status: 500, body: { message: 'Internal server error.' } };
  expect(judged(nothing)).toEqual(['HDR-04 server-error']);
  expect(judged({ ...nothing, sent: '{"code":"a\\u0000"}' })).toEqual(['HDR-04 server-error by null in API']);
  expect(judged({ ...nothing, path: '/oidc/auth?state=a%00' })).toEqual(['HDR-04 server-error by null in OpenID']);
});

test('a refusal has an error code, but for a body that cannot be read', () => {
  const inWords = { body: { message: 'Unexpected end of JSON input' } };
  expect(judged({ body: { code: 'guard.invalid_input', message: 'The body is invalid.' } })).toEqual([]);
  expect(judged({ ...inWords, sent: '{"code":' })).toEqual([]);
  expect(judged({ ...inWords, sent: '{"code":"1"}' })).toEqual(['HDR-04 form']);
});

test('a refresh token stands in answers to token requests, and to whoever sent it', () => {
  const told = { status: 200, body: { refresh_token: refresh } };
  expect(judged({ ...told, path: '/oidc/token' })).toEqual([]);
  expect(judged({ ...told, sent: refresh })).toEqual([]);
  expect(judged(told)).toEqual(['HDR-06 token']);
});

test('a failed send tells neither the key of the connector nor what the provider said', () => {
  const failed = { code: 'connector.general', message: 'It failed: InternalError.Timeout' };
  expect(judged({ body: { ...failed, message: 'It failed.' } }, 'refused')).toEqual([]);
  expect(judged({ body: failed }, 'refused')).toEqual(['SND-15 provider-details']);
  expect(judged({ body: { ...failed, message: 'the-key-of-the-connector' } })).toEqual(['HDR-06 secret']);
});
