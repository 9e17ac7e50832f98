import { z } from 'zod';
import { openidPaths } from '../../contracts/openid.ts';
import { bodyAs } from '../../fixtures/http/index.ts';
import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

const keys = z.object({ keys: z.array(z.record(z.string(), z.unknown())).min(1) });
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

test('the JWKS contains no private key members', { tag: ['@DSC-05.1'] }, async ({ visit }) => {
  const published = bodyAs(await visit().open('GET', openidPaths.keys), keys);
  expect(published.keys.flatMap((key) => privateMembers.filter((member) => member in key))).toEqual([]);
});

test('each key in the JWKS has a unique kid, and alg or use=sig', { tag: ['@DSC-05.2'] }, async ({ visit }) => {
  const published = bodyAs(await visit().open('GET', openidPaths.keys), keys);
  const key = z
    .looseObject({ kid: z.string().min(1), kty: z.string(), alg: z.string().optional(), use: z.string().optional() })
    .refine(({ alg, use }) => alg !== undefined || use === 'sig');
  expect(published.keys.filter((found) => !key.safeParse(found).success)).toEqual([]);
  expect(new Set(published.keys.map(({ kid }) => kid)).size).toBe(published.keys.length);
});
