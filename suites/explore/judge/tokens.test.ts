import { expect, test } from '@playwright/test';
import { UnsecuredJWT } from 'jose';
import { judgeTokens } from './tokens.ts';

const promised = { endpoint: 'http://logto.example', clientId: 'app', nonce: 'n', phone: '8613800000000' };

const judged = (claims: object, token_type = 'Bearer') => {
  const said = {
    iss: 'http://logto.example/oidc',
    aud: 'app',
    nonce: 'n',
    phone_number: '+8613800000000',
    phone_number_verified: true,
    ...claims,
  };
  const id_token = new UnsecuredJWT(said).setExpirationTime('1h').encode();
  return judgeTokens({ access_token: 'a', token_type, expires_in: 1, id_token }, promised).map(({ what }) => what);
};

test('an ID token of this issuer, for this client and with this nonce is right', () => {
  expect(judged({})).toEqual([]);
});

test('an ID token that is from or for another, or answers another request, is wrong', () => {
  expect(judged({ iss: 'http://other.example/oidc' })).toEqual(['an ID token has a wrong iss']);
  expect(judged({ aud: 'another' })).toEqual(['an ID token has a wrong aud']);
  expect(judged({ nonce: 'other' })).toEqual(['an ID token has a wrong nonce']);
  expect(judged({ phone_number_verified: false })).toEqual(['an ID token has a wrong phone_number']);
});

test('tokens are of type Bearer, however it is written', () => {
  expect(judged({}, 'bearer')).toEqual([]);
  expect(judged({}, 'mac')).toHaveLength(1);
});

test('a number in an ID token is that of whoever signed in', () => {
  expect(judged({ phone_number: '8613800000000' })).toEqual(['an ID token has a wrong phone_number']);
});

test('a refresh says of the sign-in what was said at first', () => {
  const before = new UnsecuredJWT({ sub: 'a', auth_time: 1 }).encode();
  const refreshed = (claims: object) => {
    const id_token = new UnsecuredJWT({ iss: `${promised.endpoint}/oidc`, aud: 'app', ...claims }).setExpirationTime(
      '1h',
    );
    const tokens = { access_token: 'a', token_type: 'Bearer', expires_in: 1, id_token: id_token.encode() };
    return judgeTokens(tokens, { endpoint: promised.endpoint, clientId: 'app', before }).map(({ what }) => what);
  };
  expect(refreshed({ sub: 'a', auth_time: 1 })).toEqual([]);
  expect(refreshed({ sub: 'a', auth_time: 2 })).toEqual(['an ID token has a wrong auth_time']);
});
