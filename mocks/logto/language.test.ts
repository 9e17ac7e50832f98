import { Browser } from './testing/browser.ts';
import { expect, test } from './testing/test.ts';

for (const [languageInfo, language] of [
  [{ autoDetect: true, fallbackLanguage: 'zh-CN' }, 'en'],
  [{ autoDetect: false, fallbackLanguage: 'zh-CN' }, 'zh-CN'],
] as const) {
  test.describe(() => {
    test.use({ signInExperience: { languageInfo } });
    test(`an English browser gets a page in ${language} where detection is ${languageInfo.autoDetect ? 'on' : 'off'}`, async ({
      standIn,
      administrator: _,
    }) => {
      const headers = { 'accept-language': 'en-US' };
      const page = await new Browser(standIn.endpoint).request('/unknown-session', { headers });
      expect(page.headers.get('content-language')).toBe(language);
    });
  });
}
