import type { CodePage } from '../../fixtures/pages/code-page.ts';
import type { Journey } from '../../fixtures/pages/journey.ts';
import type { WithPhone } from '../../fixtures/pages/journey-parts.ts';
import type { NewPasswordPage } from '../../fixtures/pages/new-password-page.ts';
import { test as base } from '../../fixtures/playwright/people/tabs.ts';

interface Walker {
  readonly journey: Journey;
  readonly user: WithPhone;
  readonly newcomer: WithPhone;
  readonly codePage: CodePage;
  readonly newPasswordPage: NewPasswordPage;
}

/** Each flow from the application to its last page, where nothing is submitted yet. */
const walks = {
  'sign-in': async ({ journey, user, codePage }: Walker) => {
    await journey.toCodeOf(user);
    await codePage.firstBox.waitFor();
  },
  registration: async ({ journey, newcomer, codePage, newPasswordPage }: Walker) => {
    await journey.toRegistration(newcomer);
    await codePage.enter(await journey.codeFor(newcomer));
    await newPasswordPage.newPassword.waitFor();
  },
  recovery: async ({ journey, user, codePage, newPasswordPage }: Walker) => {
    await journey.toRecoveryOf(user);
    await journey.askForRecovery(user);
    await codePage.enter(await journey.codeFor(user));
    await newPasswordPage.newPassword.waitFor();
  },
} as const;

type Flow = keyof typeof walks;

export const flows = ['sign-in', 'registration', 'recovery'] as const satisfies readonly Flow[];

export const test = base.extend<{ readonly walk: (flow: Flow) => Promise<void> }>({
  walk: async ({ journey, user, newcomer, codePage, newPasswordPage }, use) =>
    use((flow) => walks[flow]({ journey, user, newcomer, codePage, newPasswordPage })),
});
