import { expect, test } from '../../fixtures/playwright/provider/with-provider.ts';
import { codeBy, messageOf } from './templates.ts';

const languages = { one: 'zh-CN', several: 'fr-CA fr', unsupported: 'xx', malformed: 'not_a-tag!' } as const;

for (const event of ['SignIn', 'Register', 'ForgotPassword'] as const) {
  for (const [kind, tags] of Object.entries(languages)) {
    test(`${event} with ui_locales=${tags} sends the code as the only template parameter`, {
      tag: [`@SND-05.1.${event}-${kind}`, '@SND-18'],
    }, async ({ visit, user, provider, stack }) => {
      const visitor = visit();
      expect(await visitor.authorize({ ui_locales: tags })).toBeAccepted();
      expect(await visitor.start(event)).toBeAccepted();
      const reply = await visitor.sendCode(user.phone, event);
      expect((await provider.requests(user.phone)).map(messageOf)).toEqual([codeBy(event, stack)]);
      expect(reply).toBeAccepted();
    });
  }
}

test('sign-in with ui_locales=zh-CN sends a code and shows the code page', {
  tag: ['@SND-18.1'],
}, async ({ page, visit, user, phonePage, codePage, inbox }) => {
  const { url } = await visit().authorize({ ui_locales: 'zh-CN' });
  await page.goto(url.href);
  await phonePage.submit(user.phone);
  await codePage.firstBox.or(phonePage.toast).first().waitFor();
  await expect(codePage.firstBox).toBeVisible({ timeout: 1 });
  await inbox.next(user.phone);
});
