import { decodeJwt } from 'jose';
import { verificationIdOf } from './testing/person.ts';
import { expect, test } from './testing/test.ts';

const password = 'Zq9!harness-Pw';

test('a new person registers by code and sets the required password', async ({ person, phone, provider }) => {
  await person.authorize();
  await person.begin('Register');
  const id = verificationIdOf(await person.send(phone, 'Register'));
  const { code, templateId } = await provider.inbox.next(phone);
  expect(templateId).toBe('100001');
  expect((await person.verify(phone, id, code ?? '')).status).toBe(200);
  expect((await person.identify(id)).status).toBe(422);
  expect((await person.experience('POST', '/profile', { type: 'password', value: password })).status).toBe(204);
  expect((await person.identify()).status).toBe(201);
  const { id_token: idToken = '' } = await person.tokens(await person.finish());
  expect(decodeJwt(idToken)).toMatchObject({ phone_number: `+${phone}`, phone_number_verified: true });
});

test('a known person signs in by code', async ({ administrator, person, phone, provider }) => {
  const userId = await administrator.createUser(phone, password);
  await person.authorize();
  await person.begin('SignIn');
  const id = verificationIdOf(await person.send(phone, 'SignIn'));
  const { code } = await provider.inbox.next(phone);
  await person.verify(phone, id, code ?? '');
  expect((await person.identify(id)).status).toBe(204);
  const callback = await person.finish();
  expect(callback.url.searchParams.get('state')).toBe('state-of-the-client');
  expect(decodeJwt((await person.tokens(callback)).id_token ?? '').sub).toBe(userId);
});

test('a known person signs in by password', async ({ administrator, person, phone }) => {
  await administrator.createUser(phone, password);
  const callback = await person.signInByPassword(phone, password);
  expect(callback.url.searchParams.get('code')).toBeTruthy();
});

test('forgot-password replaces the old password', async ({ administrator, person, phone, provider }) => {
  await administrator.createUser(phone, password);
  await person.authorize();
  await person.begin('ForgotPassword');
  const id = verificationIdOf(await person.send(phone, 'ForgotPassword'));
  const { code } = await provider.inbox.next(phone);
  await person.verify(phone, id, code ?? '');
  await person.identify(id);
  expect((await person.experience('PUT', '/profile/password', { password: 'Nw7?other-Pw' })).status).toBe(204);
  expect((await person.submit()).status).toBe(204);
  await person.begin('SignIn');
  expect((await person.password(phone, password)).status).toBe(422);
  expect((await person.password(phone, 'Nw7?other-Pw')).status).toBe(200);
});

test('a second application signs in without asking', async ({ administrator, person, phone }) => {
  await administrator.createUser(phone, password);
  await person.signInByPassword(phone, password);
  const other = person.visit(
    await administrator.createClient('other', 'Traditional', 'http://localhost:4401/callback'),
  );
  const { url } = await other.followTo((await other.authorize()).location);
  expect(url.href).toContain('http://localhost:4401/callback?code=');
});

test('sign-out ends the session and returns to the application', async ({ administrator, person, phone }) => {
  await administrator.createUser(phone, password);
  await person.signInByPassword(phone, password);
  expect((await person.signOut('http://localhost:4400/')).location).toBe('http://localhost:4400/');
  expect((await person.authorize()).location).toContain('/sign-in?app_id=');
});

test('a number of North America is sent to as it is, though its digits read as a mainland number', async ({
  person,
  provider,
}) => {
  const phone = '14152001234';
  await person.authorize();
  await person.begin('SignIn');
  await person.send(phone, 'SignIn');
  expect(await provider.inbox.messages(`86${phone}`)).toEqual([]);
});
