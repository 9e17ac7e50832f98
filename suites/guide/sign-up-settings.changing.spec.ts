import { succeeded, type Visitor } from '../../fixtures/http/index.ts';
import { aPassword, expect, test } from '../../fixtures/playwright/application/guide.ts';

const phoneSignUp = {
  signUp: { identifiers: ['phone'], password: true, verify: true },
  signIn: { methods: [{ identifier: 'phone', password: true, verificationCode: true, isPasswordPrimary: false }] },
};

const byName = {
  signUp: { identifiers: ['username'], password: true, verify: false },
  signIn: { methods: [{ identifier: 'username', password: true, verificationCode: false, isPasswordPrimary: true }] },
  forgotPasswordMethods: [],
};

for (const identifiers of [['phone'], ['email', 'phone']]) {
  test(`verification at sign-up cannot be disabled for ${identifiers.join(' or ')}`, {
    tag: [`@GDE-61.1.${identifiers.join('-')}`],
  }, async ({ administrator }) => {
    const { signUp } = await administrator.storedSignIn();
    const off = administrator.changeSignIn({ signUp: { identifiers, password: true, verify: false } });
    await expect(off).rejects.toThrow(/HTTP 4.*(passwordless_requires_verify|enabled_connector_not_found)/s);
    expect((await administrator.storedSignIn()).signUp).toEqual(signUp);
  });
}

test('verification at sign-up cannot be disabled for phone as second identifier', { tag: ['@GDE-61.2'] }, async ({
  administrator,
}) => {
  const { signUp } = await administrator.storedSignIn();
  const secondaryIdentifiers = [{ identifier: 'phone', verify: false }];
  const unverified = { identifiers: ['username'], secondaryIdentifiers, password: true, verify: true };
  const off = administrator.changeSignIn({ signUp: unverified });
  await expect(off).rejects.toThrow(/HTTP 4.*passwordless_requires_verify/s);
  expect((await administrator.storedSignIn()).signUp).toEqual(signUp);
});

test('phone sign-in can be enabled only after the connector is saved', { tag: ['@GDE-54.1'] }, async ({
  administrator,
  right,
}) => {
  await administrator.changeSignIn(byName);
  await administrator.removeConnector();
  await expect(administrator.changeSignIn(phoneSignUp)).rejects.toThrow(/HTTP 4.*enabled_connector_not_found/s);
  await administrator.saveConnector({ ...right });
  await administrator.changeSignIn(phoneSignUp);
  expect(await administrator.storedSignIn()).toMatchObject(phoneSignUp);
});

test('password recovery by phone can be enabled only with an SMS connector', { tag: ['@GDE-79.1'] }, async ({
  administrator,
  right,
}) => {
  const recovery = { forgotPasswordMethods: ['PhoneVerificationCode'] };
  await administrator.changeSignIn(byName);
  await administrator.removeConnector();
  await expect(administrator.changeSignIn(recovery)).rejects.toThrow(/HTTP 4.*forgot_password/s);
  await administrator.saveConnector({ ...right });
  await administrator.changeSignIn(recovery);
  expect(await administrator.storedSignIn()).toMatchObject(recovery);
});

for (const { id, password, complete } of [
  { id: 'GDE-59.1', password: false, complete: async () => undefined },
  {
    id: 'GDE-60.1',
    password: true,
    complete: async (visitor: Visitor) => {
      succeeded(await visitor.addPassword(aPassword()));
      succeeded(await visitor.identify());
    },
  },
]) {
  test(`a verified phone number creates an account with email or phone sign-up (password: ${password})`, {
    tag: [`@${id}`],
  }, async ({ administrator, emailConnector, begin, proveNew, phone }) => {
    await emailConnector();
    const method = (identifier: string) => ({ identifier, password, verificationCode: true, isPasswordPrimary: false });
    await administrator.changeSignIn({
      signUp: { identifiers: ['email', 'phone'], password, verify: true },
      signIn: { methods: [method('phone'), method('email')] },
    });
    const visitor = await begin('Register');
    await proveNew(visitor, phone);
    await complete(visitor);
    expect(await visitor.submit()).toBeAccepted();
  });
}
