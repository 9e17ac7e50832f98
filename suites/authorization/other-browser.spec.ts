import { experience } from '../../contracts/experience.ts';
import { resumeAsAnother, type Visitor } from '../../fixtures/http/index.ts';
import { test as base } from '../../fixtures/playwright/people/flows.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { isSignedIn } from '../session/sessions.ts';

interface Others {
  readonly empty: () => Promise<Visitor>;
  readonly 'in-a-sign-in': () => Promise<Visitor>;
  readonly 'signed-in': () => Promise<Visitor>;
}

/** Browsers that did not begin the sign-in. */
const test = base.extend<{ readonly others: Others }>({
  others: async ({ visit, begin, signedIn, anotherUser }, use) => {
    await use({
      empty: async () => visit(),
      'in-a-sign-in': () => begin('SignIn'),
      'signed-in': async () => (await signedIn(anotherUser)).visitor,
    });
  },
});

for (const [browser, title] of [
  ['empty', 'without cookies'],
  ['in-a-sign-in', 'during a sign-in of its own'],
  ['signed-in', 'with the session of another user'],
] as const) {
  test(`the link of a sign-in returns no code to another browser ${title}`, {
    tag: [`@AUT-24.1.${browser}`],
  }, async ({ others, begin, proveByPassword, user }) => {
    const visitor = await begin('SignIn');
    const link = await proveByPassword(visitor, user);
    const other = await others[browser]();
    const wasSignedIn = await isSignedIn(other);
    const { reply, code } = await resumeAsAnother(other, link);
    expect(code).toBeNull();
    expect(reply.status).toBeLessThan(500);
    expect(await isSignedIn(other)).toBe(wasSignedIn);
    expect((await visitor.resume(link)).code).not.toBeNull();
  });
}

test('the id of an interaction without its signature is rejected', { tag: ['@AUT-24.2'] }, async ({ begin, visit }) => {
  const { cookies } = await begin('SignIn');
  const { path } = experience.interaction();
  const unsigned = cookies.split('; ').filter((cookie) => !cookie.startsWith('_interaction.sig='));
  const open = (cookie: string) => visit().open('GET', path, undefined, { cookie });
  expect(await open(cookies)).toBeAccepted();
  expect(await open(unsigned.join('; '))).toBeRefused('session.not_found');
});
