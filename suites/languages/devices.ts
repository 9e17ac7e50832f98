import { mergeTests } from '@playwright/test';
import { deviceOptions } from '../../fixtures/config/device.ts';
import { test as base } from '../../fixtures/playwright/test.ts';

const phone = deviceOptions('Pixel 7');

/** The device and the browser language of a user. */
export const people = {
  'on a desktop in Chinese': { locale: 'zh-CN', pageLanguage: 'zh-CN' },
  'on a phone in Chinese': { locale: 'zh-CN', pageLanguage: 'zh-CN', ...phone },
  'on a desktop in English': { locale: 'en-US', pageLanguage: 'en' },
  'on a phone in English': { locale: 'en-US', pageLanguage: 'en', ...phone },
} as const;

interface Options {
  /** The language that the pages have to be in. */
  readonly pageLanguage: string;
  /** Requires a tenant that follows the browser language. */
  readonly tenantSpeaks: undefined;
  /** Requires a sign-in page that accepts phone numbers only, and so shows a country from the start. */
  readonly takesNumbersAlone: undefined;
}

/** The `test` of the suites, for a browser language. */
export const test = mergeTests(base).extend<Options>({
  pageLanguage: ['en', { option: true }],
  tenantSpeaks: [
    async ({ stack, pageLanguage }, use, testInfo) => {
      const { autoDetect, fallbackLanguage } = stack.description.tenant.traits.signInExperience.languageInfo;
      testInfo.skip(
        !autoDetect && fallbackLanguage !== pageLanguage,
        `the tenant fixes its language to ${fallbackLanguage}`,
      );
      await use(undefined);
    },
    { auto: true },
  ],
  takesNumbersAlone: async ({ stack }, use, testInfo) => {
    const { methods } = stack.description.tenant.traits.signInExperience.signIn;
    const others = methods.flatMap(({ identifier }) => (identifier === 'phone' ? [] : [identifier]));
    testInfo.skip(others.length > 0, `the tenant takes ${others.join(' and ')} in the same field`);
    await use(undefined);
  },
});
