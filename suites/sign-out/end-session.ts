import { z } from 'zod';
import { xsrfIn } from '../../contracts/openid.ts';
import type { Parameters, Reply, Visitor } from '../../fixtures/http/index.ts';
import type { SignedIn } from '../../fixtures/playwright/people/visitor.ts';
import { test as sessions } from '../session/sessions.ts';

interface PerTest {
  /** A user who is signed in over HTTP at Logto and at the primary application. */
  readonly member: SignedIn;
  /** The registered post sign-out address of the primary application. */
  readonly registered: string;
}

/** The anti-forgery value of Logto's sign-out form, or null where the reply has no such form. */
export const xsrfOf = ({ body }: Reply): string | null => xsrfIn(String(body)) ?? null;

/** Sends the form that Logto answered with, if it did. @returns that answer, and where the browser was sent; null if nowhere */
export const confirm = async (visitor: Visitor, reply: Reply) => {
  const xsrf = xsrfOf(reply);
  const after = xsrf === null ? reply : await visitor.confirmSignOut(xsrf);
  return { reply, target: after.location?.href ?? null };
};

/** All of a sign-out as a browser does it: the request, and the form that Logto answers with. */
export const signOut = async (visitor: Visitor, parameters?: Parameters) =>
  confirm(visitor, await visitor.endSession(parameters));

export const test = sessions.extend<PerTest>({
  member: async ({ signedIn, user }, use) => use(await signedIn(user)),
  registered: async ({ stack }, use) => use(`${stack.description.client.url}/`),
});

/** The ID token of a member, which their application may hint with. */
export const hintOf = ({ tokens }: SignedIn): string => z.string().parse(tokens.id_token);
