import type { ProviderControl } from '../../fixtures/playwright/provider/provider.ts';

const patterns: Readonly<Record<string, RegExp>> = {
  'a stack': /\bat [\w.<>]+ \(|\.[cm]?[jt]s:\d+/,
  SQL: /\b(?:select|insert|update|delete)\b.+\b(?:from|into|set|where)\b/i,
};

/** What of the inside of Logto or of its account at the provider a text gives away; empty where nothing does. */
export const internalsIn = (text: string, { secretId, secretKey }: ProviderControl): string[] => [
  ...Object.entries(patterns).flatMap(([what, pattern]) => (pattern.test(text) ? [what] : [])),
  ...(text.includes(secretKey) ? ['the secret key'] : []),
  ...(text.includes(secretId) ? ['the secret id'] : []),
];
