import { expect } from '@playwright/test';
import { signedInAs, signedOut } from '../../fixtures/playwright/application/app-visitor.ts';
import { type FaultName, test } from '../../fixtures/playwright/application/relying-party.ts';

interface Case {
  readonly fault: FaultName;
  readonly token: string;
  readonly tag: string;
}

const refused: readonly Case[] = [
  { fault: 'wrong-issuer', token: 'with a wrong iss', tag: '@RP-10.1' },
  { fault: 'no-issuer', token: 'without iss', tag: '@RP-10.2' },
  { fault: 'wrong-audience', token: 'with a wrong aud', tag: '@RP-11.1' },
  { fault: 'no-audience', token: 'without aud', tag: '@RP-11.2' },
  { fault: 'foreign-audience', token: 'with an additional untrusted aud', tag: '@RP-11.3' },
  { fault: 'no-signature', token: 'with alg=none', tag: '@RP-12.1' },
  { fault: 'bad-signature', token: 'with claims changed after signing', tag: '@RP-13.1' },
  { fault: 'foreign-key', token: 'signed with a foreign key', tag: '@RP-13.2' },
  { fault: 'unknown-key', token: 'signed with a key outside the JWKS', tag: '@RP-13.3' },
  { fault: 'key-in-header', token: 'with its own key in the header', tag: '@RP-13.4' },
  { fault: 'expired-310-s-ago', token: 'that expired 310 s ago', tag: '@RP-14.1' },
  { fault: 'no-expiry', token: 'without exp', tag: '@RP-14.2' },
  { fault: 'no-issue-time', token: 'without iat', tag: '@RP-14.3' },
  { fault: 'issued-in-310-s', token: 'with iat 310 s in the future', tag: '@RP-14.4' },
  { fault: 'no-subject', token: 'without sub', tag: '@RP-15.1' },
  { fault: 'hmac-of-client-secret', token: 'with HS256 and the client secret', tag: '@RP-16.1' },
  { fault: 'hmac-of-public-key', token: 'with HS256 and the public key', tag: '@RP-16.2' },
];

for (const { fault, token, tag } of refused) {
  test.describe(() => {
    test.use({ fault });
    test(`an ID token ${token} is rejected; a later valid one is accepted`, { tag }, async ({ person, provider }) => {
      await person.signIn();
      expect(provider.latest.tokens).not.toBeNull();
      expect(await person.home()).toEqual(signedOut);
      provider.break(null);
      await person.signIn();
      expect(await person.home()).toEqual(signedInAs(provider.latest.subject));
    });
  });
}

const accepted: readonly Case[] = [
  { fault: 'audience-as-array', token: 'with an aud array of the client only', tag: '@RP-11.4' },
  { fault: 'expired-290-s-ago', token: 'that expired within a clock leeway of 5 minutes', tag: '@RP-14.5' },
];

for (const { fault, token, tag } of accepted) {
  test.describe(() => {
    test.use({ fault });
    test(`an ID token ${token} is accepted`, { tag }, async ({ person, provider }) => {
      await person.signIn();
      expect(await person.home()).toEqual(signedInAs(provider.latest.subject));
    });
  });
}
