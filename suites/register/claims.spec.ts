import { decodeJwt } from 'jose';
import { z } from 'zod';
import { toE164 } from '../../contracts/phone.ts';
import { aPassword, expect, test } from '../../fixtures/playwright/flows.ts';

test('the number of a new account is called verified, in the ID token, at userinfo and in the application', {
  tag: ['@REG-01.1'],
}, async ({ begin, register, phone }) => {
  const { visitor, tokens } = await register(await begin('Register'), phone, aPassword());
  expect(decodeJwt(z.string().parse(tokens.id_token))).toMatchObject({ phone_number_verified: true });
  expect((await visitor.userinfo(tokens.access_token)).body).toMatchObject({ phone_number_verified: true });
});

test('a number that is called verified is written in E.164', { tag: ['@REG-02.1'] }, async ({ user, signedIn }) => {
  const { visitor, tokens } = await signedIn(user);
  const wanted = { phone_number: toE164(user.phone), phone_number_verified: true };
  expect.soft(decodeJwt(z.string().parse(tokens.id_token))).toMatchObject(wanted);
  expect.soft((await visitor.userinfo(tokens.access_token)).body).toMatchObject(wanted);
});
