import { startFakeProvider } from '../../index.ts';
import { expect, senderTo, test } from '../../testing/test.ts';

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = [...(launchOptions.args ?? []), '--host-resolver-rules=MAP inbox.example 127.0.0.1'];
    await use({ ...launchOptions, args });
  },
});

test('the code is copied over plain HTTP to another name, by its button and by a key', async ({ page }) => {
  await using provider = await startFakeProvider({ names: ['inbox.example'] });
  await senderTo(provider).send();
  await page.goto(provider.controlUrl.replace('127.0.0.1', 'inbox.example'));
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await page.getByRole('button', { name: 'Copy code' }).click();
  await expect(page.getByText('copied 123456')).toBeVisible();
  await page.getByLabel('Template').press('ControlOrMeta+v');
  await expect(page.getByLabel('Template')).toHaveValue('123456');
});
