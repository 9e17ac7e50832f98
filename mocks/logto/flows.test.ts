import { decodeJwt } from 'jose';
import { verificationIdOf } from './testing/person.ts';
import { expect, test } from './testing/test.ts';

const password = 'Zq9!harness-Pw';

test('a new person registers by code and sets the required password', async ({ person, phone, provider }) => {
  const verificationId = verificationIdOf(await person.askForCode(phone, 'Register'));
  const { code, templateId } = await provider.inbox.next(phone);
  expect(templateId).toBe('100001');
  expect((await person.experience.verifyCode({ phone, verificationId, code })).status).toBe(200);
  expect((await person.experience.identify(verificationId)).status).toBe(422);
  expect((await person.experience.addPassword(password)).status).toBe(204);
  expect((await person.experience.identify()).status).toBe(201);
  const { id_token: idToken = '' } = await person.tokens(await person.finish());
  expect(decodeJwt(idToken)).toMatchObject({ phone_number: `+${phone}`, phone_number_verified: true });
});

test('a known person signs in by code', async ({ person, prove, user: { id } }) => {
  expect((await person.experience.identify(await prove('SignIn'))).status).toBe(204);
  const callback = await person.finish();
  expect(callback.url.searchParams.get('state')).toBe('state-of-the-client');
  expect(decodeJwt((await person.tokens(callback)).id_token ?? '').sub).toBe(id);
});

test('a known person signs in by password', async ({ person, user }) => {
  const callback = await person.signInByPassword(user);
  expect(callback.url.searchParams.get('code')).toBeTruthy();
});

test('forgot-password replaces the old password', async ({ person, prove, user: { phone, password } }) => {
  await person.experience.identify(await prove('ForgotPassword'));
  expect((await person.experience.replacePassword('Nw7?other-Pw')).status).toBe(204);
  expect((await person.experience.submit()).status).toBe(204);
  await person.begin('SignIn');
  expect((await person.experience.verifyPassword(phone, password)).status).toBe(422);
  expect((await person.experience.verifyPassword(phone, 'Nw7?other-Pw')).status).toBe(200);
});

test('a second application signs in without asking', async ({ administrator, person, user }) => {
  await person.signInByPassword(user);
  const other = person.visit(
    await administrator.createClient('other', 'Traditional', 'http://localhost:4401/callback'),
  );
  const { url } = await other.followTo((await other.authorize()).location);
  expect(url.href).toContain('http://localhost:4401/callback?code=');
});

test('sign-out ends the session and returns to the application', async ({ person, user }) => {
  await person.signInByPassword(user);
  expect((await person.signOut('http://localhost:4400/')).location).toBe('http://localhost:4400/');
  expect((await person.authorize()).location).toContain('/sign-in?app_id=');
});

test('a number of North America is sent to as it is, though its digits read as a mainland number', async ({
  person,
  provider,
}) => {
  const phone = '14152001234';
  await person.askForCode(phone, 'SignIn');
  expect(await provider.inbox.messages(`86${phone}`)).toEqual([]);
});
