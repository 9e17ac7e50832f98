import { decodeJwt } from 'jose';
import { z } from 'zod';
import { toE164 } from '../../contracts/phone.ts';
import { aPassword, expect, test } from '../../fixtures/playwright/people/flows.ts';

test('phone_number_verified is true in the ID token and userinfo of a new account', {
  tag: ['@REG-01.1'],
}, async ({ begin, register, phone }) => {
  const { visitor, tokens } = await register(await begin('Register'), phone, aPassword());
  expect(decodeJwt(z.string().parse(tokens.id_token))).toMatchObject({ phone_number_verified: true });
  expect((await visitor.userinfo(tokens.access_token)).body).toMatchObject({ phone_number_verified: true });
});

test('a verified phone_number claim is in E.164 format', { tag: ['@REG-02.1'] }, async ({ user, signedIn }) => {
  const { visitor, tokens } = await signedIn(user);
  const wanted = { phone_number: toE164(user.phone), phone_number_verified: true };
  expect.soft(decodeJwt(z.string().parse(tokens.id_token))).toMatchObject(wanted);
  expect.soft((await visitor.userinfo(tokens.access_token)).body).toMatchObject(wanted);
});
