import { z } from 'zod';
import {
  type Application,
  userinfo as askUserinfo,
  introspectToken,
  openidPaths,
  redeemCode,
  refreshTokens,
  revokeToken,
  xsrfIn,
} from '../../../contracts/openid.ts';
import { tokensSchema } from '../../../contracts/openid-schema.ts';
import { encode, type Parameters, type WireRequest } from '../../../contracts/wire-request.ts';
import { outcome, type Reply } from '../../../fixtures/http/index.ts';
import { at } from '../model/world.ts';
import type { StepOf } from '../steps/step.ts';
import { noToken } from './authorize.ts';
import { byEither } from './by-either.ts';
import { claimsIn } from './claims.ts';
import type { Scene } from './experience.ts';
import { answered, type Performed } from './performed.ts';

const send = ({ bound, by }: Scene, request: WireRequest): Promise<Reply> => bound.ask(request, by);

const withTokens = (reply: Reply): Performed => {
  const tokens = tokensSchema.safeParse(reply.body).data;
  const subject = claimsIn(tokens?.id_token ?? '')?.sub;
  const refreshable = tokens?.refresh_token !== undefined;
  return answered(reply, { ...(tokens && { tokens, refreshable }), ...(subject !== undefined && { subject }) });
};

type Proving = Pick<StepOf<'redeem'>, 'as' | 'secret'>;

/** What was never issued, neither as a secret nor with a form. */
const neverIssued = 'nobody-was-given-this';

/** A client, as it proves who it is. */
const clientAs = ({ ground }: Scene, { as, secret }: Proving): Application => {
  const { clientId, clientSecret } = at(ground.clients, as);
  const secrets = { none: undefined, another: neverIssued, spaced: ` ${clientSecret} ` };
  const proof = secret === undefined ? clientSecret : secrets[secret];
  return { clientId, ...(proof !== undefined && { clientSecret: proof }) };
};

/** What was issued, as it is presented. */
const issued = (value: string, { isLonger }: Pick<StepOf<'redeem'>, 'isLonger'>): string =>
  isLonger ? `${value}x` : value;

const verifierOf = (verifier: StepOf<'redeem'>['verifier'], right: string): Parameters =>
  ({
    right: {},
    another: { code_verifier: 'a'.repeat(43) },
    none: { code_verifier: undefined },
    spaced: { code_verifier: ` ${right} ` },
  })[verifier];

const redirectUris = { right: {}, another: { redirect_uri: 'http://localhost:9/other' } };

const redeem = async (scene: Scene, step: StepOf<'redeem'>): Promise<Performed> => {
  const { code, request } = at(scene.bound.grants, step.grant);
  const presented = issued(code, step);
  const changes = { ...verifierOf(step.verifier, request.verifier), ...redirectUris[step.redirectUri] };
  return withTokens(await send(scene, redeemCode(clientAs(scene, step), { ...request, code: presented }, changes)));
};

/** Less and more than what every authorization request asks for. */
export const refreshScopes = {
  narrower: 'openid offline_access',
  wider: 'openid profile phone offline_access email',
} as const;

const refresh = async (scene: Scene, step: StepOf<'refresh'>): Promise<Performed> => {
  const { tokens, scope } = step;
  const { refresh_token = noToken } = at(scene.bound.tokens, tokens);
  const changes = scope === undefined ? {} : { scope: refreshScopes[scope] };
  const performed = withTokens(
    await send(scene, refreshTokens(clientAs(scene, step), issued(refresh_token, step), changes)),
  );
  const given = performed.tokens?.refresh_token;
  return { ...performed, rotated: given !== undefined && given !== refresh_token };
};

const withSubject = z.object({ sub: z.string() });

const userinfo = async (scene: Scene, step: StepOf<'userinfo'>): Promise<Performed> => {
  const {
    access_token: access,
    refresh_token: refreshed = noToken,
    id_token: id = noToken,
  } = at(scene.bound.tokens, step.tokens);
  const request = askUserinfo(issued({ access, refresh: refreshed, id }[step.with], step));
  const reply = await send(scene, { ...request, method: step.method ?? request.method });
  const { sub: subject } = withSubject.safeParse(reply.body).data ?? {};
  return answered(reply, subject === undefined ? {} : { subject });
};

const activity = z.object({ active: z.boolean() });

const introspect = async (scene: Scene, step: StepOf<'introspect'>): Promise<Performed> => {
  const { refresh_token = noToken } = at(scene.bound.tokens, step.tokens);
  const reply = await send(scene, introspectToken(clientAs(scene, step), issued(refresh_token, step)));
  const active = activity.safeParse(reply.body).data?.active ?? false;
  return { accepted: active, answer: `${outcome(reply)} ${active ? 'active' : 'inactive'}` };
};

const revoke = async (scene: Scene, step: StepOf<'revoke'>): Promise<Performed> => {
  const { refresh_token = noToken } = at(scene.bound.tokens, step.tokens);
  return answered(await send(scene, revokeToken(clientAs(scene, step), refresh_token)));
};

/** A letter of a token's claims is another: its signature does not fit any more. */
const changedToken = (token: string): string => {
  const middle = Math.floor(token.length / 2);
  return `${token.slice(0, middle)}${token[middle] === 'x' ? 'y' : 'x'}${token.slice(middle + 1)}`;
};

/** Where a browser may be sent after sign-out, of the application at a redirect URI, and where not. */
const signedOutUri = (to: 'registered' | 'another', redirectUri: string): string =>
  to === 'registered' ? `${new URL(redirectUri).origin}/` : 'http://attacker.example/';

const signedOutState = 'a-state';

const signOut = async ({ bound, ground, world }: Scene, step: StepOf<'signOut'>): Promise<Performed> => {
  const { browser, hint, returnTo, method, isChanged, isForged } = step;
  const visitor = bound.visitor({ browser, client: 0 });
  const idToken = hint === undefined ? undefined : (at(bound.tokens, hint).id_token ?? noToken);
  const client = at(ground.clients, hint === undefined ? 0 : at(world.tokens, hint).client);
  const query = encode({
    ...(idToken !== undefined && { id_token_hint: isChanged ? changedToken(idToken) : idToken }),
    ...(returnTo && { post_logout_redirect_uri: signedOutUri(returnTo, client.redirectUri), state: signedOutState }),
    ...(returnTo && idToken === undefined && { client_id: client.clientId }),
  });
  const form = await byEither(visitor, method, openidPaths.endSession, query);
  const xsrf = xsrfIn(form.text);
  if (xsrf === undefined) {
    // There is nothing that another site could send.
    return { ...answered(form), ...(isForged && { accepted: false }) };
  }
  const last = await visitor.confirmSignOut(isForged ? neverIssued : xsrf);
  const leadsTo = last.location;
  const isReturned =
    leadsTo?.searchParams.get('state') === signedOutState &&
    `${leadsTo.origin}${leadsTo.pathname}` === signedOutUri('registered', client.redirectUri);
  return answered(last, returnTo === 'registered' ? { isReturned } : {});
};

/** What applications do at the OpenID provider, and browsers that sign out. */
export const byApplications = { redeem, refresh, userinfo, introspect, revoke, signOut };
