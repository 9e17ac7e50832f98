import { z } from 'zod';
import type { SignedIn } from '../../fixtures/playwright/people/visitor.ts';
import { test as sessions } from '../session/sessions.ts';

interface PerTest {
  /** A user who is signed in over HTTP at Logto and at the primary application. */
  readonly member: SignedIn;
  /** The registered post sign-out address of the primary application. */
  readonly registered: string;
}

export const test = sessions.extend<PerTest>({
  member: async ({ signedIn, user }, use) => use(await signedIn(user)),
  registered: async ({ stack }, use) => use(`${stack.description.client.url}/`),
});

/** The ID token of a member, which their application may hint with. */
export const hintOf = ({ tokens }: SignedIn): string => z.string().parse(tokens.id_token);
