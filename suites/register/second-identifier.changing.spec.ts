import { finishSignIn, verificationIdOf } from '../../fixtures/http/index.ts';
import { expect, test } from '../../fixtures/playwright/application/guide.ts';

const byPassword = (identifier: 'username' | 'phone') => ({
  identifier,
  password: true,
  verificationCode: identifier === 'phone',
  isPasswordPrimary: true,
});

/** Sign-up takes a name first and a number beside it. */
test.beforeEach(async ({ administrator }) => {
  const secondaryIdentifiers = [{ identifier: 'phone', verify: true }];
  await administrator.changeSignIn({
    signUp: { identifiers: ['username'], secondaryIdentifiers, password: true, verify: true },
    signIn: { methods: [byPassword('username'), byPassword('phone')] },
  });
});

test('a username and password in one step, then a verified number, create an account', {
  tag: ['@REG-13.1', '@GDE-38'],
}, async ({ begin, numberProof, namedNewcomer: { name, password }, stack, phone }) => {
  const visitor = await begin('Register');
  const proof = verificationIdOf(await visitor.proveNewName(name, password));
  expect(await visitor.identify(proof)).toBeRefused('user.missing_profile');
  expect(await visitor.addPhone(await numberProof(visitor, phone, 'Register'))).toBeAccepted();
  const { access_token } = await finishSignIn(visitor);
  expect((await visitor.userinfo(access_token)).body).toMatchObject({ username: name, phone_number_verified: true });
  await expect(stack).toHaveSentOnly(phone, 'Register');
});

test('a username, then a verified number, then a password create an account', {
  tag: ['@REG-13.2', '@GDE-38'],
}, async ({ begin, numberProof, namedNewcomer: { name, password }, stack, phone }) => {
  const visitor = await begin('Register');
  expect(await visitor.addName(name)).toBeAccepted();
  expect(await visitor.identify()).toBeRefused('user.missing_profile');
  expect(await visitor.addPhone(await numberProof(visitor, phone, 'Register'))).toBeAccepted();
  expect(await visitor.identify()).toBeRefused('user.missing_profile');
  expect(await visitor.addPassword(password)).toBeAccepted();
  const { access_token } = await finishSignIn(visitor);
  expect((await visitor.userinfo(access_token)).body).toMatchObject({ username: name, phone_number_verified: true });
  await expect(stack).toHaveSentOnly(phone, 'Register');
});

test('a sign-in with an unknown number turns into a registration that asks for the username', {
  tag: ['@REG-13.4'],
}, async ({ begin, numberProof, namedNewcomer: { name, password }, stack, phone }) => {
  const visitor = await begin('SignIn');
  const proof = await numberProof(visitor, phone, 'SignIn');
  expect(await visitor.identify(proof)).toBeRefused('user.user_not_exist');
  expect(await visitor.switchTo('Register')).toBeAccepted();
  expect(await visitor.identify(proof)).toBeRefused('user.missing_profile');
  expect(await visitor.addName(name)).toBeAccepted();
  expect(await visitor.addPassword(password)).toBeAccepted();
  const { access_token } = await finishSignIn(visitor);
  expect((await visitor.userinfo(access_token)).body).toMatchObject({ username: name, phone_number_verified: true });
  await expect(stack).toHaveSentOnly(phone, 'SignIn');
});

test('without a verified number, a registration by username creates no account', {
  tag: ['@REG-13.3', '@REG-05'],
}, async ({ begin, codeFor, namedNewcomer: { name, password }, phone }) => {
  const visitor = await begin('Register');
  const proof = verificationIdOf(await visitor.proveNewName(name, password));
  const sent = await codeFor(visitor, phone, 'Register');
  expect(await visitor.addPhone(sent.verificationId)).toBeRefused();
  expect(await visitor.identify(proof)).toBeRefused('user.missing_profile');
  expect(await visitor.submit()).toBeRefused();
  const again = await begin('SignIn');
  expect(await again.verifyPassword(name, password, 'username')).toBeRefused('session.invalid_credentials');
});

test('the number of another account is rejected, and the registration goes on with a free one', {
  tag: ['@REG-14.1'],
}, async ({ begin, numberProof, namedNewcomer: { name, password }, user, phone }) => {
  const visitor = await begin('Register');
  await visitor.identify(verificationIdOf(await visitor.proveNewName(name, password)));
  const taken = await numberProof(visitor, user.phone, 'Register');
  expect(await visitor.addPhone(taken)).toBeRefused('user.phone_already_in_use');
  expect(await visitor.addPhone(await numberProof(visitor, phone, 'Register'))).toBeAccepted();
  expect(await visitor.identify()).toBeAccepted();
  expect(await visitor.submit()).toBeAccepted();
});

test('a username that is taken is rejected, and the registration goes on with a free one', {
  tag: ['@REG-14.2'],
}, async ({ begin, numberProof, namedUser, namedNewcomer: { name, password }, phone }) => {
  const visitor = await begin('Register');
  expect(await visitor.proveNewName(namedUser.name, password)).toBeRefused('user.username_already_in_use');
  expect(await visitor.addName(namedUser.name)).toBeRefused('user.username_already_in_use');
  await visitor.identify(verificationIdOf(await visitor.proveNewName(name, password)));
  expect(await visitor.addPhone(await numberProof(visitor, phone, 'Register'))).toBeAccepted();
  expect(await visitor.identify()).toBeAccepted();
  expect(await visitor.submit()).toBeAccepted();
});

test('a user without the required number adds it at sign-in, once', {
  tag: ['@REG-15.1'],
}, async ({ begin, identifyByName, numberProof, namedUser, phone }) => {
  const visitor = await begin('SignIn');
  await identifyByName(visitor, namedUser);
  expect(await visitor.submit()).toBeRefused('user.missing_profile');
  expect(await visitor.addPhone(await numberProof(visitor, phone, 'SignIn'))).toBeAccepted();
  expect(await visitor.submit()).toBeAccepted();
  const next = await begin('SignIn');
  await identifyByName(next, namedUser);
  expect(await next.submit()).toBeAccepted();
});

test('the pages lead a new user from the username over the phone number into the application', {
  tag: ['@REG-13.5', '@GDE-38'],
}, async ({
  app,
  ownerOf,
  phonePage,
  newPasswordPage,
  codePage,
  inbox,
  namedNewcomer: { name, password },
  stack,
  phone,
}) => {
  await app.signIn();
  await phonePage.goToRegister();
  await phonePage.submitName(name);
  await phonePage.submit(phone);
  await codePage.enter((await inbox.next(phone)).code);
  await newPasswordPage.save(password);
  await expect(app.signedInMark).toBeVisible();
  await expect(app).toBeSignedInAs(await ownerOf(phone));
  await expect(stack).toHaveSentOnly(phone, 'Register');
});
