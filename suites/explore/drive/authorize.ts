import { createCookieJar } from '../../../contracts/cookie-jar.ts';
import { openidPaths } from '../../../contracts/openid.ts';
import type { Parameters } from '../../../contracts/wire-request.ts';
import { authorizationQuery, newRequest } from '../../../fixtures/http/authorization.ts';
import { type Arrival, outcome, type Visitor } from '../../../fixtures/http/index.ts';
import { interactionIdIn } from '../../../fixtures/http/interaction-cookie.ts';
import { resumeAsAnother } from '../../../fixtures/http/sign-in.ts';
import { at, interactionOf } from '../model/world.ts';
import { furtherOf } from '../steps/further-parameters.ts';
import type { StepOf } from '../steps/step.ts';
import { inAnyMode } from './answers.ts';
import { byEither } from './by-either.ts';
import type { Scene } from './experience.ts';
import type { Performed } from './performed.ts';

/** What stands for a token where none was given: no server knows it. */
export const noToken = 'none-was-given';

/** The `prompt` of an authorization request. */
const prompts = { consent: 'consent', login: 'login consent', none: 'none' } as const;

/** What an arrival at the callback or at a page says, in a few words. */
export const answerOf = ({ url, reply, code, error }: Arrival): string =>
  code !== null ? 'code' : error !== null ? error : `${outcome(reply)} ${url.pathname}`;

/** Parameters of an authorization request beside the usual ones. */
export const changesOf = ({ prompt, further }: StepOf<'authorize'>, hint?: string): Parameters => ({
  ...{ prompt: prompts[prompt], ...furtherOf(further)?.parameters },
  ...(hint !== undefined && { id_token_hint: hint }),
});

/** A session identifier that somebody gave a browser to be signed in with it. */
const plantedSession = '_session=planted-by-an-attacker-0000000000; path=/';

/** The first pages of Logto. */
const firstPages = /^\/(sign-in|register)\b/;

const authorize = async (scene: Scene, step: StepOf<'authorize'>): Promise<Performed> => {
  const { bound, world, ground } = scene;
  const { clientId, redirectUri } = at(ground.clients, step.tab.client);
  const visitor = bound.visitor(step.tab);
  const request = newRequest(clientId, redirectUri);
  if (step.isPlanted) {
    visitor.jar.store(ground.endpoint, plantedSession);
  }
  const hint = step.hint === undefined ? undefined : (at(bound.tokens, step.hint).id_token ?? noToken);
  const changes = changesOf(step, hint);
  const query = `${authorizationQuery(request, changes)}`;
  const first = await byEither(visitor, step.method, openidPaths.authorization, query);
  const arrival = await visitor.follow(first);
  const { code, url, reply } = arrival;
  const interaction = code === null && reply.status < 400 && firstPages.test(url.pathname);
  const asksTime = 'max_age' in changes;
  if (interaction) {
    bound.requests.set(world.interactions.length, request);
    if (asksTime) {
      bound.asksTime.add(world.interactions.length);
    }
    bound.interactions.set(world.interactions.length, interactionIdIn(visitor.jar.cookiesFor(url.href)));
  }
  return {
    answer: answerOf(arrival),
    accepted: code !== null,
    interaction,
    response: { arrival, request },
    ...(code !== null && { grant: { code, request, asksTime } }),
  };
};

/** The session identifier that a browser has, whatever its cookie is called before and after. */
const sessionIn = ({ jar }: Visitor): string =>
  jar
    .held()
    .filter(({ name }) => /^(__(Host|Secure)-)?_session$/.test(name))
    .map(({ value }) => value)
    .join();

const resume = async ({ bound, world }: Scene, step: StepOf<'resume'>): Promise<Performed> => {
  const { tab, by, isKept } = step;
  const { number = -1, odd = false } = interactionOf(world, tab) ?? {};
  const redirect = bound.redirects.get(number);
  if (redirect === undefined) {
    // The submission did not tell: see `judgeBrought`.
    return { accepted: false, answer: 'no redirectTo' };
  }
  const request = bound.requests.get(number) ?? bound.visitor(tab).request;
  const own = bound.visitor({ ...tab, browser: by ?? tab.browser });
  const browser = isKept ? bound.stranger(tab, createCookieJar(bound.kept.get(number))) : own;
  const before = sessionIn(browser);
  if (by === undefined && !isKept && !bound.kept.has(number)) {
    bound.kept.set(number, own.jar.held());
  }
  const came = await resumeAsAnother(browser, redirect);
  const arrival = odd ? inAnyMode(came) : came;
  const { code } = arrival;
  return {
    ...{ answer: answerOf(arrival), accepted: code !== null, renewed: sessionIn(browser) !== before },
    hadSession: before !== '',
    // What an odd request promised is not what was sent.
    ...(!odd && { response: { arrival, request } }),
    ...(code !== null && { grant: { code, request, asksTime: bound.asksTime.has(number) } }),
  };
};

/** How a browser comes to an interaction, and goes on from it. */
export const byBrowsers = { authorize, resume };
