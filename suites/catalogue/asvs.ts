/** Where the requirements of OWASP ASVS 5.0.0 stand, and the level of each: of the chapters that the catalogue cites. */
const sections: Readonly<Record<string, { readonly heading: string; readonly levels: string }>> = {
  '1.1': { heading: 'v11-encoding-and-sanitization-architecture', levels: '22' },
  '1.2': { heading: 'v12-injection-prevention', levels: '1111122223' },
  '1.3': { heading: 'v13-sanitization', levels: '112222222223' },
  '1.4': { heading: 'v14-memory-string-and-unmanaged-code', levels: '222' },
  '1.5': { heading: 'v15-safe-deserialization', levels: '123' },
  '2.1': { heading: 'v21-validation-and-business-logic-documentation', levels: '122' },
  '2.2': { heading: 'v22-input-validation', levels: '112' },
  '2.3': { heading: 'v23-business-logic-security', levels: '12223' },
  '2.4': { heading: 'v24-anti-automation', levels: '23' },
  '3.1': { heading: 'v31-web-frontend-security-documentation', levels: '3' },
  '3.2': { heading: 'v32-unintended-content-interpretation', levels: '113' },
  '3.3': { heading: 'v33-cookie-setup', levels: '12223' },
  '3.4': { heading: 'v34-browser-security-mechanism-headers', levels: '11222233' },
  '3.5': { heading: 'v35-browser-origin-separation', levels: '11122333' },
  '3.6': { heading: 'v36-external-resource-integrity', levels: '3' },
  '3.7': { heading: 'v37-other-browser-security-considerations', levels: '22333' },
  '6.1': { heading: 'v61-authentication-documentation', levels: '122' },
  '6.2': { heading: 'v62-password-security', levels: '111111112222' },
  '6.3': { heading: 'v63-general-authentication-security', levels: '11223333' },
  '6.4': { heading: 'v64-authentication-factor-lifecycle-and-recovery', levels: '112233' },
  '6.5': { heading: 'v65-general-multi-factor-authentication-requirements', levels: '22222333' },
  '6.6': { heading: 'v66-out-of-band-authentication-mechanisms', levels: '2223' },
  '6.7': { heading: 'v67-cryptographic-authentication-mechanism', levels: '33' },
  '6.8': { heading: 'v68-authentication-with-an-identity-provider', levels: '2222' },
  '7.1': { heading: 'v71-session-management-documentation', levels: '222' },
  '7.2': { heading: 'v72-fundamental-session-management-security', levels: '1111' },
  '7.3': { heading: 'v73-session-timeout', levels: '22' },
  '7.4': { heading: 'v74-session-termination', levels: '11222' },
  '7.5': { heading: 'v75-defenses-against-session-abuse', levels: '223' },
  '7.6': { heading: 'v76-federated-re-authentication', levels: '22' },
  '9.1': { heading: 'v91-token-source-and-integrity', levels: '111' },
  '9.2': { heading: 'v92-token-content', levels: '1222' },
  '10.1': { heading: 'v101-generic-oauth-and-oidc-security', levels: '22' },
  '10.2': { heading: 'v102-oauth-client', levels: '223' },
  '10.3': { heading: 'v103-oauth-resource-server', levels: '22223' },
  '10.4': { heading: 'v104-oauth-authorization-server', levels: '1111122222233333' },
  '10.5': { heading: 'v105-oidc-client', levels: '22222' },
  '10.6': { heading: 'v106-openid-provider', levels: '22' },
  '10.7': { heading: 'v107-consent-management', levels: '222' },
  '11.1': { heading: 'v111-cryptographic-inventory-and-documentation', levels: '2233' },
  '11.2': { heading: 'v112-secure-cryptography-implementation', levels: '22233' },
  '11.3': { heading: 'v113-encryption-algorithms', levels: '11233' },
  '11.4': { heading: 'v114-hashing-and-hash-based-functions', levels: '1222' },
  '11.5': { heading: 'v115-random-values', levels: '23' },
  '11.6': { heading: 'v116-public-key-cryptography', levels: '23' },
  '11.7': { heading: 'v117-in-use-data-cryptography', levels: '33' },
  '12.1': { heading: 'v121-general-tls-security-guidance', levels: '12233' },
  '12.2': { heading: 'v122-https-communication-with-external-facing-services', levels: '11' },
  '12.3': { heading: 'v123-general-service-to-service-communication-security', levels: '22223' },
  '13.1': { heading: 'v131-configuration-documentation', levels: '2333' },
  '13.2': { heading: 'v132-backend-communication-configuration', levels: '222223' },
  '13.3': { heading: 'v133-secret-management', levels: '2233' },
  '13.4': { heading: 'v134-unintended-information-leakage', levels: '1222233' },
  '14.1': { heading: 'v141-data-protection-documentation', levels: '22' },
  '14.2': { heading: 'v142-general-data-protection', levels: '12223333' },
  '14.3': { heading: 'v143-client-side-data-protection', levels: '122' },
  '15.1': { heading: 'v151-secure-coding-and-architecture-documentation', levels: '12233' },
  '15.2': { heading: 'v152-security-architecture-and-dependencies', levels: '12233' },
  '15.3': { heading: 'v153-defensive-coding', levels: '1222222' },
  '15.4': { heading: 'v154-safe-concurrency', levels: '3333' },
  '16.1': { heading: 'v161-security-logging-documentation', levels: '2' },
  '16.2': { heading: 'v162-general-logging', levels: '22222' },
  '16.3': { heading: 'v163-security-events', levels: '2222' },
  '16.4': { heading: 'v164-log-protection', levels: '222' },
  '16.5': { heading: 'v165-error-handling', levels: '2223' },
};

const files: Readonly<Record<string, string>> = {
  1: '0x10-V1-Encoding-and-Sanitization',
  2: '0x11-V2-Validation-and-Business-Logic',
  3: '0x12-V3-Web-Frontend-Security',
  6: '0x15-V6-Authentication',
  7: '0x16-V7-Session-Management',
  9: '0x18-V9-Self-contained-Tokens',
  10: '0x19-V10-OAuth-and-OIDC',
  11: '0x20-V11-Cryptography',
  12: '0x21-V12-Secure-Communication',
  13: '0x22-V13-Configuration',
  14: '0x23-V14-Data-Protection',
  15: '0x24-V15-Secure-Coding-and-Architecture',
  16: '0x25-V16-Security-Logging-and-Error-Handling',
};

const release = 'https://github.com/OWASP/ASVS/blob/v5.0.0_release/5.0/en';

/** Link and level (1 to 3) of a requirement such as `6.5.4`; undefined if the catalogue knows no such requirement. */
export const asvsRequirement = (id: string): { readonly link: string; readonly level: string } | undefined => {
  const [chapter = '', part = '', number = ''] = id.split('.');
  const section = sections[`${chapter}.${part}`];
  const level = section?.levels[Number(number) - 1];
  return section && level ? { link: `${release}/${files[chapter]}.md#${section.heading}`, level } : undefined;
};

/** Every requirement of these chapters. */
export const asvsIds: readonly string[] = Object.entries(sections).flatMap(([section, { levels }]) =>
  [...levels].map((_, at) => `${section}.${at + 1}`),
);
