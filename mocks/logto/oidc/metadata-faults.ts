import type { Context, Next } from 'koa';
import { z } from 'zod';
import { chosen, type FaultName, type Faults } from '../faults/index.ts';

type Members = Readonly<Record<string, unknown>>;

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const without = (members: Members, ...names: readonly string[]): Members =>
  Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));

const withMore = (members: Members, name: string, value: string): Members => ({
  ...members,
  [name]: [...asList(members[name]), value],
});

/** What is changed in the metadata. */
const inMetadata: Partial<Record<FaultName, (metadata: Members) => Members>> = {
  'plain-challenge-advertised': (metadata) => withMore(metadata, 'code_challenge_methods_supported', 'plain'),
  'another-issuer-in-metadata': (metadata) => ({ ...metadata, issuer: `${metadata.issuer}/other` }),
  'required-member-not-in-metadata': (metadata) => without(metadata, 'subject_types_supported', 'jwks_uri'),
  'endpoint-elsewhere': (metadata) => ({ ...metadata, userinfo_endpoint: 'http://elsewhere.example/me' }),
  'issuer-in-responses-not-promised': (metadata) => without(metadata, 'authorization_response_iss_parameter_supported'),
  'more-promised-than-there-is': (metadata) => ({
    ...withMore(metadata, 'response_modes_supported', 'carrier-pigeon'),
    grant_types_supported: asList(metadata.grant_types_supported).filter((grant) => grant !== 'refresh_token'),
  }),
  'unsigned-id-tokens-offered': (metadata) => withMore(metadata, 'id_token_signing_alg_values_supported', 'none'),
  'password-grant-advertised': (metadata) => withMore(metadata, 'grant_types_supported', 'password'),
};

/** What is changed in each published key. */
const inKeys: Partial<Record<FaultName, (key: Members) => Members>> = {
  'private-key-published': (key) => ({ ...key, d: 'c2VjcmV0' }),
  'published-key-without-a-name': (key) => without(key, 'kid', 'alg', 'use'),
};

const object = z.record(z.string(), z.unknown());
const keySet = z.object({ keys: z.array(object) });

/** Puts faults into the metadata and the published keys. */
export const breakMetadata = (faults: Faults) => {
  return async (ctx: Context, next: Next): Promise<void> => {
    await next();
    if (ctx.path === '/oidc/.well-known/openid-configuration' && ctx.status === 200) {
      ctx.body = chosen(faults, inMetadata).reduce((known, change) => change(known), object.parse(ctx.body));
    }
    if (ctx.path === '/oidc/jwks' && ctx.status === 200) {
      const { keys } = keySet.parse(ctx.body);
      ctx.body = { keys: keys.map((key) => chosen(faults, inKeys).reduce((known, change) => change(known), key)) };
    }
  };
};
