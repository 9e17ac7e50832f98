import { mergeTests } from '@playwright/test';
import { createCookieJar } from '../../contracts/cookie-jar.ts';
import { submissionSchema } from '../../contracts/experience-schema.ts';
import type { Visitor } from '../../fixtures/http/index.ts';
import { replayDelays } from '../../fixtures/http/replay-delays.ts';
import { test as openid } from '../../fixtures/playwright/openid/authorization.ts';
import type { User } from '../../fixtures/playwright/people/people.ts';
import { test as steps } from '../../fixtures/playwright/people/sign-in-steps.ts';
import { expect } from '../../fixtures/playwright/test.ts';

interface FinishedSignIn {
  /** Where the browser went on when it was submitted. */
  readonly link: string;
  /** The code that it was answered with. */
  readonly code: string | null;
  /** A browser with the cookies from before the answer, which it keeps. */
  readonly kept: Visitor;
}

const test = mergeTests(openid, steps).extend<{ readonly finishSignInOf: (user: User) => Promise<FinishedSignIn> }>({
  finishSignInOf: async ({ begin, proveByPassword, visit }, use) =>
    use(async (user) => {
      const visitor = await begin('SignIn');
      const link = await proveByPassword(visitor, user);
      const kept = visit(undefined, { jar: createCookieJar(visitor.jar.held()) });
      return { link, kept, code: (await visitor.resume(link)).code };
    }),
});

/** Interactions live for an hour: one that has expired is refused for that. */
const lifetime = 3600;

for (const { key, title, seconds } of replayDelays(lifetime)) {
  test(`the link and cookies of a finished sign-in return no second code ${title}`, {
    tag: [`@AUT-27.1.${key}`],
  }, async ({ finishSignInOf, delayReplay, user }) => {
    const { link, kept, code: first } = await finishSignInOf(user);
    expect(first).not.toBeNull();
    await delayReplay(user, seconds);
    const { code, reply } = await kept.resume(link);
    expect(code).toBeNull();
    expect(reply.status).toBeLessThan(500);
  });

  test(`a second submission of a finished sign-in returns no second code ${title}`, {
    tag: [`@AUT-27.2.${key}`],
  }, async ({ finishSignInOf, delayReplay, user }) => {
    const { link, kept, code: first } = await finishSignInOf(user);
    expect(first).not.toBeNull();
    await delayReplay(user, seconds);
    const submitted = await kept.submit();
    const { redirectTo } = submissionSchema.safeParse(submitted.body).data ?? { redirectTo: link };
    expect(submitted.status).toBeLessThan(500);
    expect((await kept.resume(redirectTo)).code).toBeNull();
  });
}
