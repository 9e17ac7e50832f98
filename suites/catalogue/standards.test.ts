import { expect, test } from '@playwright/test';
import { readClause } from './clause.ts';

const clauses = [
  { text: 'RFC 6749 4.1.2', link: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2' },
  { text: 'OIDC 3.1.3.7 (2)', link: 'https://openid.net/specs/openid-connect-core-1_0.html#rfc.section.3.1.3.7' },
  { text: '63B-4 3.2.2', link: 'https://pages.nist.gov/800-63-4/sp800-63b/authenticators/#throttle' },
  { text: 'TC SendSms', link: 'https://cloud.tencent.com/document/api/382/55981' },
  {
    text: 'GUIDE Checkpoint: Test your application',
    link: 'https://tutorials.logto.io/how-to/build-tencent-sign-in-with-next-app-router-and-logto#checkpoint-test-your-application',
  },
];

for (const { text, link } of clauses) {
  test(`"${text}" leads to its section`, () => {
    expect(readClause(text).link).toBe(link);
  });
}

test('a clause of ASVS carries its level', () => {
  expect(readClause('ASVS 6.5.4')).toEqual({
    standard: 'ASVS',
    section: '6.5.4',
    link: 'https://github.com/OWASP/ASVS/blob/v5.0.0_release/5.0/en/0x15-V6-Authentication.md#v65-general-multi-factor-authentication-requirements',
    grade: 'L2',
  });
});

test('a rule of our own has no public address', () => {
  expect(readClause('OWN Self-proof').link).toBeNull();
});

for (const text of ['RFC 1 1', 'ASVS 6.5.9', 'ASVS 6.5', 'RFC 6749 four', '63B-4 5.2.10', 'GUIDE Somewhere']) {
  test(`"${text}" is refused`, () => {
    expect(() => readClause(text)).toThrow(/cites no standard|has no section/);
  });
}
