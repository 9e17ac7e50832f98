import { mergeTests } from '@playwright/test';
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
import { test as openid } from '../../fixtures/playwright/openid/authorization.ts';
import { test as accounts } from '../../fixtures/playwright/people/account.ts';
import { expect } from '../../fixtures/playwright/test.ts';

const test = mergeTests(openid, accounts);

const id = 'nobody-was-given-this';
const get = (path: string): WireRequest => ({ method: 'GET', path, headers: {} });

const experienceRequests = ({ clientId }: Application, attempt: CodeAttempt): WireRequest[] =>
  [
    experience.start('SignIn'),
    experience.sendCode(attempt.phone, 'SignIn'),
    experience.verifyCode(attempt),
    experience.verifyPassword(attempt.phone, 'any-password-1'),
    experience.identify(id),
    experience.switchTo('SignIn'),
    experience.addPassword('any-password-1'),
    experience.replacePassword('any-password-1'),
  ].map((call) => experienceRequest(call, clientId));

const accountRequests = (accessToken: string, attempt: CodeAttempt): WireRequest[] =>
  [
    account.sendCode(attempt.phone),
    account.verifyCode(attempt),
    account.verifyPassword('any-password-1'),
    account.linkPhone(attempt.phone, id),
  ].map((call) => accountRequest(call, accessToken));

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
  test(`no Experience API call with ${malformation.title} causes a server error`, {
    tag: [`@HDR-04.1.${malformation.key}`],
  }, async ({ begin, stack, phone }) => {
    const visitor = await begin('SignIn');
    const requests = experienceRequests(stack.description.client, { phone, verificationId: id, code: '123456' });
    const answers = await answersTo(visitor, requests, malformation);
    expect(answers.filter(isServerError)).toEqual([]);
  });

  test(`no Account API call with ${malformation.title} causes a server error`, {
    tag: [`@HDR-04.3.${malformation.key}`],
  }, async ({ accountHolder: { visitor, accessToken }, phone }) => {
    const requests = accountRequests(accessToken, { phone, verificationId: id, code: '123456' });
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
