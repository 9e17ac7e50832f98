import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { signOut } from '../../fixtures/http/index.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { isSignedIn } from '../session/sessions.ts';
import { hintOf, test } from './end-session.ts';

/** A hint with other claims under the old signature. */
const changed = (hint: string): string => {
  const [header = '', payload = '', signature = ''] = hint.split('.');
  const claims: object = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const other = Buffer.from(JSON.stringify({ ...claims, sub: 'somebody' })).toString('base64url');
  return [header, other, signature].join('.');
};

const claimsOf = (hint: string) => JSON.parse(Buffer.from(hint.split('.')[1] ?? '', 'base64url').toString());

const bySomebodyElse = async (hint: string): Promise<string> => {
  const { privateKey } = await generateKeyPair('ES384');
  return new SignJWT(claimsOf(hint)).setProtectedHeader({ alg: 'ES384' }).sign(privateKey);
};

const forged: ReadonlyArray<readonly [key: string, what: string, of: (hint: string) => string | Promise<string>]> = [
  ['no-token', 'that is not a JWT', () => 'not.a.token'],
  ['changed', 'with changed claims', changed],
  ['other-provider', 'signed by another provider', bySomebodyElse],
  ['unsigned', 'without a signature', (hint) => new UnsecuredJWT(claimsOf(hint)).encode()],
];

for (const [key, what, of] of forged) {
  test(`an id_token_hint ${what} is rejected and ends no session`, { tag: [`@OUT-08.2.${key}`] }, async ({
    member,
    registered,
  }) => {
    const { reply, target } = await signOut(member.visitor, {
      id_token_hint: await of(hintOf(member)),
      post_logout_redirect_uri: registered,
    });
    expect(reply).toBeRefused();
    expect(target).toBeNull();
    expect(await isSignedIn(member.visitor)).toBe(true);
  });
}
