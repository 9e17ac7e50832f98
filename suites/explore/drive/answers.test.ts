import { expect, test } from '@playwright/test';
import { arrivalAt } from '../../../fixtures/http/authorization.ts';
import { replyOf } from '../judge/testing.ts';
import { inAnyMode } from './answers.ts';

const arrival = (address: string, text = '') => arrivalAt(new URL(address), { ...replyOf('/oidc/auth', 200), text });
const callback = 'http://localhost:9/callback';
const form =
  '<form method="post"><input type="hidden" name="code" value="c"/><input type="hidden" name="state" value="s"/>';

test('an authorization response is read from the query, the fragment and a form', () => {
  const answer = { code: 'c', state: 's', error: null };
  expect(inAnyMode(arrival(`${callback}?code=c&state=s`))).toMatchObject(answer);
  expect(inAnyMode(arrival(`${callback}#code=c&state=s`))).toMatchObject(answer);
  expect(inAnyMode(arrival('http://logto.example/oidc/auth', form))).toMatchObject(answer);
});

test('an error in the fragment is an error, and a page is no response', () => {
  expect(inAnyMode(arrival(`${callback}#error=access_denied`))).toMatchObject({ code: null, error: 'access_denied' });
  const page = inAnyMode(arrival('http://logto.example/sign-in', '<input type="hidden" name="xsrf" value="x">'));
  expect([page.code, page.error]).toEqual([null, null]);
});
