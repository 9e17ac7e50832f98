import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

test('an authorization code is rejected after ten minutes', { tag: ['@TOK-05.1'] }, async ({
  backWithCode,
  ageSignIns,
  user,
}) => {
  const { visitor, code } = await backWithCode();
  await ageSignIns(user, 601);
  expect(await visitor.redeem(code)).toBeRefused('invalid_grant');
});

test('an authorization code is accepted shortly after it is issued', { tag: ['@TOK-05.2'] }, async ({
  backWithCode,
  ageSignIns,
  user,
}) => {
  const { visitor, code } = await backWithCode();
  await ageSignIns(user, 5);
  expect(await visitor.redeem(code)).toBeAccepted();
});
