import { expect, test } from './testing/test.ts';

const country = 'div[role=button][aria-disabled=false]';

test.beforeEach(({ page }) => page.goto('/sign-in?app_id=web'));

test('a country is found by its first digits', async ({ page }) => {
  await page.locator(country).click();
  await page.getByPlaceholder('Search region code').pressSequentially('86');
  await page.keyboard.press('Enter');
  await expect(page.locator(country)).toHaveText('+86');
  await expect(page.locator('input[name=identifier]')).toBeFocused();
});

test('a country is chosen with a click', async ({ page }) => {
  await page.locator(country).click();
  await page.getByRole('button', { name: '+852', exact: true }).click();
  await expect(page.locator(country)).toHaveText('+852');
});

test('Escape leaves the country as it was', async ({ page }) => {
  await page.locator(country).click();
  await page.getByPlaceholder('Search region code').press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator(country)).toHaveText('+1');
});

test('a whole number put in at once sets country and number', async ({ page }) => {
  await page.locator('input[name=identifier]').fill('+8613812345678');
  await expect(page.locator(country)).toHaveText('+86');
  await expect(page.locator('input[name=identifier]')).toHaveValue('13812345678');
});

test('typed key by key the plus sign is lost and the country stays', async ({ page }) => {
  await page.locator('input[name=identifier]').pressSequentially('+8613812345678');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.locator(country)).toHaveText('+1');
  await expect(page.getByRole('alert')).toHaveText('The phone number is invalid');
});

test('a number is required', async ({ page, stub }) => {
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText('phone number is required');
  expect(stub.verbs).toEqual([]);
});

for (const number of ['+8612345', '+861381234567890', '+11234567890', '+4412']) {
  test(`${number} is refused before it is sent`, async ({ page, stub }) => {
    await page.locator('input[name=identifier]').fill(number);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toHaveText('The phone number is invalid');
    expect(stub.verbs).toEqual([]);
  });
}

for (const number of ['8613812345678', '14155550123', '447911123456', '85261234567', '6591234567']) {
  test(`${number} is sent as it is`, async ({ page, stub }) => {
    await page.locator('input[name=identifier]').fill(`+${number}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveTitle('Verify your phone number');
    expect(stub.calls[1]?.body).toMatchObject({ identifier: { type: 'phone', value: number } });
  });
}
