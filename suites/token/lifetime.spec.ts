import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

test('an authorization code is rejected after ten minutes', { tag: ['@TOK-05.1'] }, async ({
  backWithCode,
  ageCode,
}) => {
  const { visitor, code } = await backWithCode();
  await ageCode(code, 601);
  expect(await visitor.redeem(code)).toBeRefused('invalid_grant');
});

test('an authorization code is accepted shortly after it is issued', { tag: ['@TOK-05.2'] }, async ({
  backWithCode,
  ageCode,
}) => {
  const { visitor, code } = await backWithCode();
  await ageCode(code, 5);
  expect(await visitor.redeem(code)).toBeAccepted();
});
