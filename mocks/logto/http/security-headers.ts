import type { Context, Next } from 'koa';
import type { FaultName, Faults } from '../faults/index.ts';

/** Told on every reply, so that nobody takes the stand-in for Logto. */
const standInHeader = { name: 'x-stand-in', value: 'logto-phone-conformance' };

/** Set P1 of `logto-wire.json`: every reply under `/oidc` and `/api`. */
const shared = {
  'origin-agent-cluster': '?1',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'strict-transport-security': 'max-age=15552000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-download-options': 'noopen',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

const apiHeaders = { ...shared, 'cross-origin-resource-policy': 'same-origin', 'x-frame-options': 'SAMEORIGIN' };

/** Set P2: pages and assets. Logto's list of outside script hosts is left out: the stand-in loads nothing from them. */
const pageHeaders = (endpoint: string, adminEndpoint: string) => ({
  ...shared,
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': [
    "img-src 'self' data: https: blob:",
    "script-src 'self' 'unsafe-inline' 'unsafe-hashes'",
    "script-src-attr 'unsafe-inline'",
    `connect-src 'self' ${endpoint}`,
    "frame-src 'self' https:",
    `frame-ancestors 'self' ${adminEndpoint}`,
    "default-src 'self'",
    "base-uri 'self'",
    "font-src 'self' https: data:",
    "form-action 'self'",
    "object-src 'none'",
    "style-src 'self' https: 'unsafe-inline'",
  ].join(';'),
});

/** Headers that a fault leaves out. */
const leftOut = new Map<string, FaultName>([
  ['strict-transport-security', 'no-hsts'],
  ['x-content-type-options', 'no-nosniff'],
  ['referrer-policy', 'no-referrer-policy'],
]);

const broken = (headers: Record<string, string>, faults: Faults): Record<string, string> => {
  const isFramed = faults.has('pages-may-be-framed');
  const isLeftOut = (name: string) => {
    const fault = leftOut.get(name);
    return (fault !== undefined && faults.has(fault)) || (isFramed && name === 'x-frame-options');
  };
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !isLeftOut(name))
      .map(([name, value]) => [name, isFramed ? value.replace(/frame-ancestors[^;]*/, 'frame-ancestors *') : value]),
  );
};

export const securityHeaders = (endpoint: string, adminEndpoint: string, faults: Faults = new Set()) => {
  const pages = pageHeaders(endpoint, adminEndpoint);
  return (ctx: Context, next: Next): Promise<void> => {
    ctx.set(broken(/^\/(oidc|api)(\/|$)/.test(ctx.path) ? apiHeaders : pages, faults));
    ctx.set(standInHeader.name, standInHeader.value);
    const origin = ctx.get('origin');
    if (origin !== '' && faults.has('any-origin-allowed-with-cookies')) {
      ctx.set({ 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' });
    }
    return next();
  };
};
