import { account, accountRequest } from '../../contracts/account.ts';
import { experience, experienceRequest } from '../../contracts/experience.ts';
import {
  type Application,
  authorizationPath,
  confirmEndSession,
  endSessionPath,
  introspectToken,
  redeemCode,
  refreshTokens,
  revokeToken,
} from '../../contracts/openid.ts';
import type { WireRequest } from '../../contracts/wire-request.ts';
import { type CodeAttempt, challengeOf, type Visitor } from '../../fixtures/http/index.ts';
import { type Malformation, malformations, malformed } from '../../fixtures/http/malformed.ts';
import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

const id = 'nobody-was-given-this';
const get = (path: string): WireRequest => ({ method: 'GET', path, headers: {} });

const apiRequests = ({ clientId }: Application, attempt: CodeAttempt, accessToken: string): WireRequest[] => [
  ...[
    experience.start('SignIn'),
    experience.sendCode(attempt.phone, 'SignIn'),
    experience.verifyCode(attempt),
    experience.verifyPassword(attempt.phone, 'any-password-1'),
    experience.identify(id),
    experience.switchTo('SignIn'),
    experience.addPassword('any-password-1'),
    experience.replacePassword('any-password-1'),
  ].map((call) => experienceRequest(call, clientId)),
  ...[
    account.sendCode(attempt.phone),
    account.verifyCode(attempt),
    account.verifyPassword('any'),
    account.linkPhone(attempt.phone, id),
  ].map((call) => accountRequest(call, accessToken)),
];

const openidRequests = (application: Application, { request }: Visitor): WireRequest[] => [
  get(authorizationPath({ ...request, challenge: challengeOf(request.verifier) })),
  redeemCode(application, { ...request, code: id }),
  refreshTokens(application, id),
  introspectToken(application, id),
  revokeToken(application, id),
  get(endSessionPath({ id_token_hint: id, post_logout_redirect_uri: application.clientId, state: id })),
  confirmEndSession(id),
];

/** Status, route and malformed value of each answer. */
const answersTo = async (
  visitor: Visitor,
  requests: readonly WireRequest[],
  malformation: Malformation,
): Promise<string[]> => {
  const answers: string[] = [];
  for (const { name, request } of requests.flatMap((each) => malformed(each, malformation))) {
    const { status, url } = await visitor.send(request);
    answers.push(`${status} ${request.method} ${url.pathname}, ${name}`);
  }
  return answers;
};

/** Not 502 to 504, which a proxy answers: it may limit rates, too. */
const isServerError = (answer: string): boolean => answer.startsWith('500 ');

for (const malformation of malformations.filter(({ inJson }) => inJson)) {
  test(`no API call with ${malformation.title} causes a server error`, {
    tag: [`@HDR-04.1.${malformation.key}`],
  }, async ({ begin, stack, phone, user, signedIn }) => {
    const visitor = await begin('SignIn');
    const { access_token } = (await signedIn(user)).tokens;
    const attempt = { phone, verificationId: id, code: '123456' };
    const requests = apiRequests(stack.description.client, attempt, access_token);
    const answers = await answersTo(visitor, requests, malformation);
    expect(answers.filter(isServerError)).toEqual([]);
  });
}

for (const malformation of malformations.filter(({ inForm }) => inForm)) {
  test(`no OpenID Connect request with ${malformation.title} causes a server error`, {
    tag: [`@HDR-04.2.${malformation.key}`],
  }, async ({ begin, stack }) => {
    const visitor = await begin('SignIn');
    const requests = openidRequests(stack.description.client, visitor);
    const answers = await answersTo(visitor, requests, malformation);
    expect(answers.filter(isServerError)).toEqual([]);
  });
}
