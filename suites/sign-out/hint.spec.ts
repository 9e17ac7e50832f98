import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { expect } from '../../fixtures/playwright/test.ts';
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

const forged: Record<string, (hint: string) => string | Promise<string>> = {
  'that is no token': () => 'not.a.token',
  'that was changed': changed,
  'that another provider signed': bySomebodyElse,
  'without signature': (hint) => new UnsecuredJWT(claimsOf(hint)).encode(),
};

for (const [what, of] of Object.entries(forged)) {
  test(`a hint ${what} is refused, and signs nobody out`, { tag: ['@OUT-08'] }, async ({
    isSignedIn,
    member,
    registered,
    signOut,
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
