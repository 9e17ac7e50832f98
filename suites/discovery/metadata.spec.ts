import { test } from '../../fixtures/playwright/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

test('the issuer is the address under which its metadata stands', { tag: ['@DSC-01.1'] }, async ({
  metadata,
  issuer,
}) => {
  expect(metadata.issuer).toBe(issuer);
});

test('the metadata has every member that is required', { tag: ['@DSC-02.1'] }, async ({ metadata }) => {
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

test('every endpoint of the metadata is at the issuer', { tag: ['@DSC-02.2'] }, async ({ metadata, issuer }) => {
  const endpoints = Object.entries(metadata).filter(([name]) => /_endpoint$|_uri$/.test(name));
  expect(endpoints.length).toBeGreaterThan(3);
  expect(endpoints.filter(([, url]) => !String(url).startsWith(`${issuer}/`))).toEqual([]);
});

test('every endpoint of the metadata is over https', { tag: ['@DSC-02.3'] }, async ({ metadata, overTls: _ }) => {
  const endpoints = Object.entries(metadata).filter(([name]) => /_endpoint$|_uri$/.test(name));
  expect(endpoints.filter(([, url]) => !String(url).startsWith('https:'))).toEqual([]);
});

test('RS256 is among the algorithms that sign ID tokens', { tag: ['@DSC-03.1'] }, async ({ metadata }) => {
  expect(metadata.id_token_signing_alg_values_supported).toContain('RS256');
});

test('the algorithm none is not advertised for ID tokens', { tag: ['@TOK-11.1'] }, async ({ metadata }) => {
  expect(metadata.id_token_signing_alg_values_supported).not.toContain('none');
});

test('the metadata advertises iss in responses, and responses have it', { tag: ['@DSC-04.1'] }, async ({
  metadata,
  issuer,
  visit,
  backWithCode,
}) => {
  expect(metadata.authorization_response_iss_parameter_supported).toBe(true);
  expect((await backWithCode()).arrival.iss).toBe(issuer);
  const stranger = visit();
  expect((await stranger.follow(await stranger.authorize({ prompt: 'none' }))).iss).toBe(issuer);
});

test('S256 is the only challenge method on offer', { tag: ['@AUT-07.3'] }, async ({ metadata }) => {
  expect(metadata.code_challenge_methods_supported).toEqual(['S256']);
});

test("the grant by the resource owner's password is not on offer", { tag: ['@TOK-20.1'] }, async ({ metadata }) => {
  expect(metadata.grant_types_supported).toContain('authorization_code');
  expect(metadata.grant_types_supported).not.toContain('password');
});
