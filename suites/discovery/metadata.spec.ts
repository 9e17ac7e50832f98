import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

test('the issuer in the metadata equals the URL that the metadata is read from', { tag: ['@DSC-01.1'] }, async ({
  metadata,
  issuer,
}) => {
  expect(metadata.issuer).toBe(issuer);
});

test('the metadata contains every required member', { tag: ['@DSC-02.1'] }, async ({ metadata }) => {
  const required = [
    'issuer',
    'authorization_endpoint',
    'token_endpoint',
    'jwks_uri',
    'response_types_supported',
    'subject_types_supported',
    'id_token_signing_alg_values_supported',
  ];
  expect(required.filter((member) => metadata[member] === undefined)).toEqual([]);
});

test('every endpoint in the metadata is under the issuer URL', { tag: ['@DSC-02.2'] }, async ({ metadata, issuer }) => {
  const endpoints = Object.entries(metadata).filter(([name]) => /_endpoint$|_uri$/.test(name));
  expect(endpoints.length).toBeGreaterThan(3);
  expect(endpoints.filter(([, url]) => !String(url).startsWith(`${issuer}/`))).toEqual([]);
});

test('every endpoint in the metadata uses https', { tag: ['@DSC-02.3'] }, async ({ metadata, overTls: _ }) => {
  const endpoints = Object.entries(metadata).filter(([name]) => /_endpoint$|_uri$/.test(name));
  expect(endpoints.filter(([, url]) => !String(url).startsWith('https:'))).toEqual([]);
});

test('the metadata lists RS256 as a signing algorithm for ID tokens', { tag: ['@DSC-03.1'] }, async ({ metadata }) => {
  expect(metadata.id_token_signing_alg_values_supported).toContain('RS256');
});

test('the metadata does not list alg=none for ID tokens', { tag: ['@TOK-11.1'] }, async ({ metadata }) => {
  expect(metadata.id_token_signing_alg_values_supported).not.toContain('none');
});

test('authorization responses contain iss, as the metadata advertises', { tag: ['@DSC-04.1'] }, async ({
  metadata,
  issuer,
  visit,
  backWithCode,
}) => {
  expect(metadata.authorization_response_iss_parameter_supported).toBe(true);
  expect((await backWithCode()).arrival.iss).toBe(issuer);
  const visitor = visit();
  expect((await visitor.follow(await visitor.authorize({ prompt: 'none' }))).iss).toBe(issuer);
});

test('the metadata lists S256 as the only code_challenge_method', { tag: ['@AUT-07.3'] }, async ({ metadata }) => {
  expect(metadata.code_challenge_methods_supported).toEqual(['S256']);
});

test('the metadata does not list the password grant', { tag: ['@TOK-20.1'] }, async ({ metadata }) => {
  expect(metadata.grant_types_supported).toContain('authorization_code');
  expect(metadata.grant_types_supported).not.toContain('password');
});
