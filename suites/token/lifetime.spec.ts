import { test } from '../../fixtures/playwright/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

test('a code is refused after at most ten minutes', { tag: ['@TOK-05.1'] }, async ({ backWithCode, ageCode }) => {
  const { visitor, code } = await backWithCode();
  await ageCode(code, 601);
  expect(await visitor.redeem(code)).toBeRefused('invalid_grant');
});

test('a code that was just given still works', { tag: ['@TOK-05.2'] }, async ({ backWithCode, ageCode }) => {
  const { visitor, code } = await backWithCode();
  await ageCode(code, 5);
  expect(await visitor.redeem(code)).toBeAccepted();
});
