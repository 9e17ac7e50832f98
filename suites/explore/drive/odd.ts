import { xsrfIn } from '../../../contracts/openid.ts';
import type { WireRequest } from '../../../contracts/wire-request.ts';
import { newRequest } from '../../../fixtures/http/authorization.ts';
import { type AuthorizationRequest, challengeOf, outcome, type Reply } from '../../../fixtures/http/index.ts';
import { interactionIdIn } from '../../../fixtures/http/interaction-cookie.ts';
import { at } from '../model/world.ts';
import { malformedOf } from '../steps/odd/malformed-requests.ts';
import { oddAuthorization } from '../steps/odd/parameters.ts';
import { encodingOf, fill, type PlaceholderKind } from '../steps/odd/placeholders.ts';
import type { StepOf } from '../steps/step.ts';
import { inAnyMode } from './answers.ts';
import { answerOf } from './authorize.ts';
import type { Scene } from './experience.ts';
import { answered, type Performed } from './performed.ts';

type Values = Readonly<Record<PlaceholderKind, (number: number) => string>>;

/** What stands for something that a sequence does not have. */
const none = 'nobody-was-given-this';

const valuesOf = ({ ground, bound }: Scene, request?: AuthorizationRequest): Values => {
  const client = (number: number) => at(ground.clients, number);
  const redirectUri = (number: number) => new URL(client(number).redirectUri);
  return {
    phone: (number) => at(bound.phones, number),
    password: (number) => bound.password(number),
    clientid: (number) => client(number).clientId,
    basic: (number) => `Basic ${btoa(`${client(number).clientId}:${client(number).clientSecret}`)}`,
    redirecturi: (number) => client(number).redirectUri,
    signedout: (number) => `${redirectUri(number).origin}/`,
    host: (number) => redirectUri(number).hostname,
    port: (number) => redirectUri(number).port.replace(/^(?=.)/, ':'),
    path: (number) => redirectUri(number).pathname.slice(1),
    state: () => request?.state ?? none,
    nonce: () => request?.nonce ?? none,
    challenge: () => challengeOf(request?.verifier ?? none),
    verification: (number) => at(bound.verifications, number).id,
    otp: (number) => at(bound.verifications, number).code ?? '000000',
    code: (number) => at(bound.grants, number).code,
    verifier: (number) => at(bound.grants, number).request.verifier,
    access: (number) => at(bound.tokens, number).access_token,
    refresh: (number) => at(bound.tokens, number).refresh_token ?? none,
    idtoken: (number) => at(bound.tokens, number).id_token ?? none,
  };
};

const asIs = (value: string): string => value;

/** The request with what it stands for in this run. @throws RangeError for a placeholder that there is not */
const filled = ({ method, path, headers, body }: WireRequest, values: Values): WireRequest => {
  const read = (kind: string, number: number): string => {
    const [, found] = Object.entries(values).find(([name]) => name === kind) ?? [];
    if (found === undefined) {
      throw new RangeError(`nothing is called "${kind}"`);
    }
    return found(number);
  };
  return {
    method,
    path: fill(path, read, encodeURIComponent),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value, read, asIs)])),
    ...(body !== undefined && { body: fill(body, read, encodingOf(body)) }),
  };
};

/** Whether a reply begins an interaction: its cookie is new. */
const beginsInteraction = ({ headers }: Reply): boolean =>
  headers.getSetCookie().some((cookie) => cookie.startsWith('_interaction='));

const authorizeOddly = async (scene: Scene, step: StepOf<'authorizeOddly'>): Promise<Performed> => {
  const { bound, world, ground } = scene;
  const visitor = bound.visitor(step.tab);
  const { clientId, redirectUri } = at(ground.clients, step.tab.client);
  const request = newRequest(clientId, redirectUri);
  const first = await visitor.send(filled(oddAuthorization(step), valuesOf(scene, request)));
  const arrival = inAnyMode(await visitor.follow(first));
  const { code, error, url } = arrival;
  const isPage = code === null && error === null && url.origin === new URL(ground.endpoint).origin;
  const interaction = isPage && beginsInteraction(first) && url.pathname !== '/consent';
  if (interaction) {
    bound.requests.set(world.interactions.length, request);
    bound.interactions.set(world.interactions.length, interactionIdIn(visitor.jar.cookiesFor(url.href)));
  }
  return {
    answer: `${step.with.length === 1 ? step.with[0]?.name : 'several parameters'}: ${answerOf(arrival)}`,
    accepted: code !== null || interaction,
    interaction,
    ...(code !== null && { grant: { code, request } }),
  };
};

/** Sends the form of a sign-out, as its page does by itself. */
const confirmed = async (scene: Scene, step: StepOf<'sendMalformed'>, form: Reply): Promise<Reply> => {
  const xsrf = xsrfIn(form.text);
  return xsrf === undefined ? form : await scene.bound.visitor(step.tab).confirmSignOut(xsrf);
};

const sendMalformed = async (scene: Scene, step: StepOf<'sendMalformed'>): Promise<Performed> => {
  const { of, request } = malformedOf(step);
  const wire = filled(request, valuesOf(scene));
  const reply = of.by === 'application' ? await scene.bound.ask(wire) : await scene.bound.visitor(step.tab).send(wire);
  const last = of.by === 'browser' ? await confirmed(scene, step, reply) : reply;
  return { ...answered(last), answer: `${of.key}: ${outcome(last)}` };
};

/** What nobody asks for who uses the pages and applications as they are. */
export const byOddClients = { authorizeOddly, sendMalformed };
