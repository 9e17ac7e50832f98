import { z } from 'zod';
import {
  userinfo as askUserinfo,
  introspectToken,
  redeemCode,
  refreshTokens,
  revokeToken,
  xsrfIn,
} from '../../../contracts/openid.ts';
import { tokensSchema } from '../../../contracts/openid-schema.ts';
import type { WireRequest } from '../../../contracts/wire-request.ts';
import { type Arrival, outcome, type Reply, type Visitor } from '../../../fixtures/http/index.ts';
import { interactionIdIn } from '../../../fixtures/http/interaction-cookie.ts';
import { resumeAsAnother } from '../../../fixtures/http/sign-in.ts';
import { at, interactionOf } from '../model/world.ts';
import type { StepOf } from '../steps/step.ts';
import { inAnyMode } from './answers.ts';
import { claimsIn } from './claims.ts';
import type { Scene } from './experience.ts';
import { answered, type Performed } from './performed.ts';

/** The `prompt` of an authorization request. */
export const prompts = { consent: 'consent', login: 'login consent', none: 'none' } as const;

/** What an arrival at the callback or at a page says, in a few words. */
export const answerOf = ({ url, reply, code, error }: Arrival): string =>
  code !== null ? 'code' : error !== null ? error : `${outcome(reply)} ${url.pathname}`;

const authorize = async ({ bound, world }: Scene, { tab, prompt }: StepOf<'authorize'>): Promise<Performed> => {
  const visitor = bound.visitor(tab);
  const arrival = await visitor.follow(await visitor.authorize({ prompt: prompts[prompt] }));
  const { code, url, reply } = arrival;
  const interaction = code === null && reply.status < 400 && url.pathname.startsWith('/sign-in');
  if (interaction) {
    bound.requests.set(world.interactions.length, visitor.request);
    bound.interactions.set(world.interactions.length, interactionIdIn(visitor.jar.cookiesFor(url.href)));
  }
  return {
    answer: answerOf(arrival),
    accepted: code !== null,
    interaction,
    response: { arrival, request: visitor.request },
    ...(code !== null && { grant: { code, request: visitor.request } }),
  };
};

/** The session identifier that a browser has, whatever its cookie is called before and after. */
const sessionIn = ({ jar }: Visitor): string =>
  jar
    .held()
    .filter(({ name }) => /^(__(Host|Secure)-)?_session$/.test(name))
    .map(({ value }) => value)
    .join();

const resume = async ({ bound, world }: Scene, { tab, by }: StepOf<'resume'>): Promise<Performed> => {
  const { number = -1, odd = false } = interactionOf(world, tab) ?? {};
  const redirect = bound.redirects.get(number);
  if (redirect === undefined) {
    // The submission did not tell: see `judgeBrought`.
    return { accepted: false, answer: 'no redirectTo' };
  }
  const request = bound.requests.get(number) ?? bound.visitor(tab).request;
  const browser = bound.visitor({ ...tab, browser: by ?? tab.browser });
  const before = sessionIn(browser);
  const came = await resumeAsAnother(browser, redirect);
  const arrival = odd ? inAnyMode(came) : came;
  const { code } = arrival;
  return {
    ...{ answer: answerOf(arrival), accepted: code !== null, renewed: sessionIn(browser) !== before },
    // What an odd request promised is not what was sent.
    ...(!odd && { response: { arrival, request } }),
    ...(code !== null && { grant: { code, request } }),
  };
};

const send = ({ bound, by }: Scene, request: WireRequest): Promise<Reply> => bound.ask(request, by);

const withTokens = (reply: Reply): Performed => {
  const tokens = tokensSchema.safeParse(reply.body).data;
  const subject = claimsIn(tokens?.id_token ?? '')?.sub;
  const refreshable = tokens?.refresh_token !== undefined;
  return answered(reply, { ...(tokens && { tokens, refreshable }), ...(subject !== undefined && { subject }) });
};

const verifiers = { right: {}, another: { code_verifier: 'a'.repeat(43) }, none: { code_verifier: undefined } };
const redirectUris = { right: {}, another: { redirect_uri: 'http://localhost:9/other' } };

const redeem = async (scene: Scene, step: StepOf<'redeem'>): Promise<Performed> => {
  const { code, request } = at(scene.bound.grants, step.grant);
  const changes = { ...verifiers[step.verifier], ...redirectUris[step.redirectUri] };
  return withTokens(await send(scene, redeemCode(at(scene.ground.clients, step.as), { ...request, code }, changes)));
};

/** What stands for a token where none was given: no server knows it. */
export const noToken = 'none-was-given';

const refresh = async (scene: Scene, { tokens, as }: StepOf<'refresh'>): Promise<Performed> => {
  const { refresh_token = noToken } = at(scene.bound.tokens, tokens);
  const performed = withTokens(await send(scene, refreshTokens(at(scene.ground.clients, as), refresh_token)));
  return { ...performed, rotated: performed.tokens?.refresh_token !== refresh_token };
};

const withSubject = z.object({ sub: z.string() });

const userinfo = async (scene: Scene, step: StepOf<'userinfo'>): Promise<Performed> => {
  const {
    access_token: access,
    refresh_token: refreshed = noToken,
    id_token: id = noToken,
  } = at(scene.bound.tokens, step.tokens);
  const reply = await send(scene, askUserinfo({ access, refresh: refreshed, id }[step.with]));
  const { sub: subject } = withSubject.safeParse(reply.body).data ?? {};
  return answered(reply, subject === undefined ? {} : { subject });
};

const activity = z.object({ active: z.boolean() });

const introspect = async (scene: Scene, { tokens, as }: StepOf<'introspect'>): Promise<Performed> => {
  const { refresh_token = noToken } = at(scene.bound.tokens, tokens);
  const reply = await send(scene, introspectToken(at(scene.ground.clients, as), refresh_token));
  const active = activity.safeParse(reply.body).data?.active ?? false;
  return { accepted: active, answer: `${outcome(reply)} ${active ? 'active' : 'inactive'}` };
};

const revoke = async (scene: Scene, { tokens, as }: StepOf<'revoke'>): Promise<Performed> => {
  const { refresh_token = noToken } = at(scene.bound.tokens, tokens);
  return answered(await send(scene, revokeToken(at(scene.ground.clients, as), refresh_token)));
};

const signOut = async ({ bound }: Scene, { browser, hint }: StepOf<'signOut'>): Promise<Performed> => {
  const visitor = bound.visitor({ browser, client: 0 });
  const idToken = hint === undefined ? undefined : at(bound.tokens, hint).id_token;
  const form = await visitor.endSession(idToken === undefined ? {} : { id_token_hint: idToken });
  const xsrf = xsrfIn(form.text);
  return answered(xsrf === undefined ? form : await visitor.confirmSignOut(xsrf));
};

/** What browsers and applications do at the OpenID provider. */
export const byApplications = { authorize, resume, redeem, refresh, userinfo, introspect, revoke, signOut };
