import { asvsRequirement } from './asvs.ts';

/** Where a section of a standard stands. */
interface Place {
  readonly link: string | null;
  readonly grade?: string;
}

interface Standard {
  readonly title: string;
  readonly edition: string;
  /** Where a section stands; undefined for a section that there is not. */
  readonly place: (section: string) => Place | undefined;
}

const numbered = /^(?<number>\d+(\.\d+)*)( \(\d+\))?$/;

/** Sections by number, whose anchor is made from it. */
const byNumber = (page: string, anchor: string) => (section: string) => {
  const number = numbered.exec(section)?.groups?.number;
  return number ? { link: `${page}#${anchor}${number}` } : undefined;
};

const rfc = (number: number, title: string): readonly [string, Standard] => [
  `RFC ${number}`,
  { title, edition: `RFC ${number}`, place: byNumber(`https://www.rfc-editor.org/rfc/rfc${number}`, 'section-') },
];

const openid = (title: string, edition: string, file: string): Standard => ({
  title,
  edition,
  place: byNumber(`https://openid.net/specs/${file}.html`, 'rfc.section.'),
});

/** Named pages, or named parts of one. */
const named = (pages: Readonly<Record<string, string>>) => (section: string) => {
  const link = pages[section];
  return link ? { link } : undefined;
};

const nist = 'https://pages.nist.gov/800-63-4/sp800-63b';
const tencent = 'https://cloud.tencent.com/document/api/382';
const wcag = 'https://www.w3.org/TR/WCAG22/';
const logto = 'https://docs.logto.io';
const guide = 'https://tutorials.logto.io/how-to/build-tencent-sign-in-with-next-app-router-and-logto';

/** The anchor that a heading of the guide gets. */
const guideAnchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

const guideSections = [
  'Prerequisites',
  'Create an application in Logto',
  'Prepare configs',
  'Regarding redirect-based sign-in',
  'Configure redirect URIs',
  'Handle callback',
  'Implement sign-in and sign-out',
  'Checkpoint: Test your application',
  'Add Tencent connector',
  'Create an Tencent Cloud account',
  'Enable and Configure Tencent Cloud SMS',
  'Compose the connector JSON',
  'Test Tencent Cloud SMS connector',
  'Config types',
  'Save your configuration',
  'Enable Tencent connector in Sign-in Experience',
];

/** Every standard that the catalogue cites or looked at, by its key, in the edition that is meant. */
export const standards: ReadonlyMap<string, Standard> = new Map<string, Standard>([
  ['OIDC', openid('OpenID Connect Core', '1.0 with errata set 2', 'openid-connect-core-1_0')],
  ['DISC', openid('OpenID Connect Discovery', '1.0 with errata set 2', 'openid-connect-discovery-1_0')],
  ['RIL', openid('OpenID Connect RP-Initiated Logout', '1.0, 2022-09-12', 'openid-connect-rpinitiated-1_0')],
  ['BCL', openid('OpenID Connect Back-Channel Logout', '1.0 with errata set 1', 'openid-connect-backchannel-1_0')],
  rfc(6585, 'Additional HTTP Status Codes'),
  rfc(6749, 'The OAuth 2.0 Authorization Framework'),
  rfc(6750, 'The OAuth 2.0 Authorization Framework: Bearer Token Usage'),
  rfc(7009, 'OAuth 2.0 Token Revocation'),
  rfc(7517, 'JSON Web Key'),
  rfc(7636, 'Proof Key for Code Exchange'),
  rfc(7662, 'OAuth 2.0 Token Introspection'),
  rfc(8414, 'OAuth 2.0 Authorization Server Metadata'),
  rfc(8725, 'JSON Web Token Best Current Practices'),
  rfc(9110, 'HTTP Semantics'),
  rfc(9207, 'OAuth 2.0 Authorization Server Issuer Identification'),
  rfc(9700, 'Best Current Practice for OAuth 2.0 Security'),
  [
    '6265bis',
    {
      title: 'Cookies: HTTP State Management Mechanism',
      edition: 'draft-ietf-httpbis-rfc6265bis-22',
      place: byNumber('https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22', 'section-'),
    },
  ],
  [
    '63B-4',
    {
      title: 'NIST SP 800-63B-4 Authentication and Authenticator Management',
      edition: 'final, August 2025',
      place: named({
        '2.2.3': `${nist}/aal/`,
        '3.1.1.2': `${nist}/authenticators/#passwordver`,
        '3.1.3.1': `${nist}/authenticators/#ooba`,
        '3.1.3.2': `${nist}/authenticators/#out-of-band`,
        '3.1.3.3': `${nist}/authenticators/#out-of-band`,
        '3.2.2': `${nist}/authenticators/#throttle`,
        '3.2.9': `${nist}/authenticators/`,
        '5.1': `${nist}/session/`,
        '5.1.1': `${nist}/session/#sesscookies`,
      }),
    },
  ],
  [
    'ASVS',
    {
      title: 'OWASP Application Security Verification Standard',
      edition: '5.0.0',
      place: (id) => {
        const found = asvsRequirement(id);
        return found && { link: found.link, grade: `L${found.level}` };
      },
    },
  ],
  [
    'TC',
    {
      title: 'Tencent Cloud SMS API',
      edition: '2021-01-11',
      place: named({
        SendSms: `${tencent}/55981`,
        'Common parameters': `${tencent}/52071`,
        'Signature v3': `${tencent}/52072`,
        Results: 'https://cloud.tencent.com/document/api/271/2056',
        'Error codes': `${tencent}/59177`,
      }),
    },
  ],
  [
    'WCAG',
    {
      title: 'Web Content Accessibility Guidelines',
      edition: '2.2',
      place: named({
        '1.3.1': `${wcag}#info-and-relationships`,
        '1.4.3': `${wcag}#contrast-minimum`,
        '1.4.4': `${wcag}#resize-text`,
        '1.4.10': `${wcag}#reflow`,
        '2.1.1': `${wcag}#keyboard`,
        '2.4.2': `${wcag}#page-titled`,
        '3.1.1': `${wcag}#language-of-page`,
        '3.3.8': `${wcag}#accessible-authentication-minimum`,
        '4.1.2': `${wcag}#name-role-value`,
      }),
    },
  ],
  [
    'CWE',
    {
      title: 'Common Weakness Enumeration',
      edition: '4',
      place: named({
        407: 'https://cwe.mitre.org/data/definitions/407.html',
        799: 'https://cwe.mitre.org/data/definitions/799.html',
      }),
    },
  ],
  [
    'GUIDE',
    {
      title: "Logto's guide to sign-in by SMS with Tencent and Next.js",
      edition: 'Next.js (App Router)',
      place: (heading) => (guideSections.includes(heading) ? { link: `${guide}#${guideAnchor(heading)}` } : undefined),
    },
  ],
  [
    'LOGTO',
    {
      title: "Logto's documentation",
      edition: 'Logto OSS',
      place: named({
        'Account API': `${logto}/end-user-flows/account-settings/by-account-api`,
        'Application data structure': `${logto}/integrate-logto/application-data-structure`,
        'Disable user registration': `${logto}/end-user-flows/sign-up-and-sign-in/disable-user-registration`,
        'Localized languages': `${logto}/customization/localized-languages`,
        'Reset password': `${logto}/end-user-flows/sign-up-and-sign-in/reset-password`,
        'SMS MFA': `${logto}/end-user-flows/mfa/sms-mfa`,
        'SMS templates': `${logto}/connectors/sms-connectors/sms-templates`,
        'Security verification': `${logto}/end-user-flows/security-verification`,
        'Terms and privacy': `${logto}/end-user-flows/sign-up-and-sign-in/terms-and-privacy`,
        'Sign-in': `${logto}/end-user-flows/sign-up-and-sign-in/sign-in`,
        'Sign-up': `${logto}/end-user-flows/sign-up-and-sign-in/sign-up`,
      }),
    },
  ],
  [
    'OIDF',
    {
      title: 'OpenID Foundation conformance suite',
      edition: 'run-test-plan.py',
      place: named({
        'Expected failures': 'https://gitlab.com/openid/conformance-suite/-/blob/master/scripts/run-test-plan.py',
      }),
    },
  ],
  [
    'ZITADEL',
    {
      title: 'ZITADEL benchmarks',
      edition: 'v4',
      place: named({ Benchmarks: 'https://zitadel.com/docs/apis/benchmarks' }),
    },
  ],
  [
    'OWN',
    {
      title: 'Rules of this harness',
      edition: 'docs/catalogue.md',
      place: (section) =>
        ['Service level objectives', 'Invariants under load', 'Self-proof'].includes(section)
          ? { link: null }
          : undefined,
    },
  ],
]);
