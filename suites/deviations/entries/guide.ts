import type { Finding } from './entry.ts';

/** What the guide promises of the connector and a real Logto 1.42 with the connector 1.4.4 does not do. */
export const guide: readonly Finding[] = [
  {
    requirement: 'GDE-31',
    checks: ['GDE-31.1'],
    reason: "The connector's guard takes any text as usageType, though the guide calls it an enumeration",
    evidence: 'A sixth template with usageType "Newsletter" was saved by PATCH /api/connectors/:id, on 2026-11-25',
    reproduction:
      'Take a right configuration of the Tencent connector, add {"usageType":"Newsletter","templateCode":"100001"} to its templates and PATCH /api/connectors/<id>: it answers 200 and keeps it.',
  },
  {
    requirement: 'GDE-46',
    checks: ['GDE-46.2', 'GDE-46.3', 'GDE-46.4'],
    reason: 'The Tencent connector looks for the exact usage type and does not fall back to the template for Generic',
    evidence:
      '400 connector.template_not_found for UserPermissionValidation, BindNewIdentifier and MfaVerification; registration, sign-in and recovery work',
    reproduction:
      'Configure the Tencent connector with the four templates of the guide (Register, SignIn, ForgotPassword, Generic), sign in, and POST /api/verifications/verification-code with templateType UserPermissionValidation for the own number: 400 connector.template_not_found, "Cannot find template for type: UserPermissionValidation".',
  },
  {
    requirement: 'GDE-50',
    checks: ['GDE-50.1.HK', 'GDE-50.1.SG', 'GDE-50.1.GB', 'GDE-50.1.US'],
    reason: 'Logto stores digits only and the connector hands them on without a plus sign, which Tencent does not take',
    evidence:
      'With international signature and templates, numbers of Hong Kong, Singapore, the United Kingdom and North America: 400 connector.general, no message',
    reproduction:
      'Configure the Tencent connector with an international signature and templates as the guide says, and ask for a code for +852 6123 4567: PhoneNumberSet is ["85261234567"], Tencent refuses the number and the request is answered 400 connector.general.',
  },
];
