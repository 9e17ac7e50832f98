import { mergeTests } from '@playwright/test';
import { createCookieJar } from '../../contracts/cookie-jar.ts';
import { submissionSchema } from '../../contracts/experience-schema.ts';
import type { Visitor } from '../../fixtures/http/index.ts';
import { replayDelays } from '../../fixtures/http/replay-delays.ts';
import { test as openid } from '../../fixtures/playwright/openid/authorization.ts';
import { test as steps } from '../../fixtures/playwright/people/sign-in-steps.ts';
import { expect } from '../../fixtures/playwright/test.ts';

/** A browser with the cookies that a visitor has now, which it keeps whatever becomes of the visitor. */
const test = mergeTests(openid, steps).extend<{ readonly keepCookiesOf: (visitor: Visitor) => Visitor }>({
  keepCookiesOf: async ({ visit }, use) =>
    use((visitor) => visit(undefined, { jar: createCookieJar(visitor.jar.held()) })),
});

/** Interactions live for an hour: one that has expired is refused for that. */
const lifetime = 3600;

for (const { key, title, seconds } of replayDelays(lifetime)) {
  test(`the link and cookies of a finished sign-in return no second code ${title}`, {
    tag: [`@AUT-27.1.${key}`],
  }, async ({ begin, proveByPassword, keepCookiesOf, delayReplay, user }) => {
    const visitor = await begin('SignIn');
    const link = await proveByPassword(visitor, user);
    const kept = keepCookiesOf(visitor);
    expect((await visitor.resume(link)).code).not.toBeNull();
    await delayReplay(user, seconds);
    const { code, reply } = await kept.resume(link);
    expect(code).toBeNull();
    expect(reply.status).toBeLessThan(500);
  });

  test(`a second submission of a finished sign-in returns no second code ${title}`, {
    tag: [`@AUT-27.2.${key}`],
  }, async ({ begin, proveByPassword, keepCookiesOf, delayReplay, user }) => {
    const visitor = await begin('SignIn');
    const link = await proveByPassword(visitor, user);
    const kept = keepCookiesOf(visitor);
    expect((await visitor.resume(link)).code).not.toBeNull();
    await delayReplay(user, seconds);
    const submitted = await kept.submit();
    const { redirectTo } = submissionSchema.safeParse(submitted.body).data ?? { redirectTo: link };
    expect(submitted.status).toBeLessThan(500);
    expect((await kept.resume(redirectTo)).code).toBeNull();
  });
}
