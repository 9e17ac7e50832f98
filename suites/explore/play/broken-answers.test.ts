import type { ServerResponse } from 'node:http';
import { expect, test } from '@playwright/test';
import { startScripted } from '../../../fixtures/http/testing.ts';
import type { StepOrGroup } from '../steps/step.ts';
import { beginPlay } from './play.ts';
import { groundAt } from './testing.ts';

const tab = { browser: 0, client: 0 };
const authorize: StepOrGroup = { do: 'authorize', tab, prompt: 'consent' };
const redeem: StepOrGroup = { do: 'redeem', grant: 0, as: 0, verifier: 'right', redirectUri: 'right' };

const signIn: readonly StepOrGroup[] = [
  { do: 'createUser', person: 0, password: 0 },
  authorize,
  { do: 'start', tab, event: 'SignIn' },
  { do: 'verifyPassword', tab, to: { person: 0 }, password: { number: 0 } },
  { do: 'identify', tab, verification: 0 },
  { do: 'submit', tab },
  { do: 'resume', tab },
];

type Answer = (response: ServerResponse) => void;

const json =
  (body: object): Answer =>
  (response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));

const redirect =
  (location: string): Answer =>
  (response) =>
    response.writeHead(303, { location }).end();

const usual: Readonly<Record<string, Answer>> = {
  '/oidc/auth': redirect('/sign-in'),
  '/api/experience/verification/password': json({ verificationId: 'v' }),
};

/** Plays steps against a server that answers some paths in its own way. @returns what must not have happened */
const broken = async (answers: Readonly<Record<string, Answer>>, steps: readonly StepOrGroup[]) => {
  await using server = await startScripted(({ url = '' }, response) => {
    const answer = { ...usual, ...answers }[url.replace(/\?.*/, '')];
    return answer ? answer(response) : response.end();
  });
  const play = beginPlay(groundAt(server.endpoint));
  for (const step of steps) {
    await play.take(step);
  }
  const violations = play.taken.flatMap((taken) => taken.violations);
  return violations.map(({ requirement, property }) => `${requirement} ${property}`);
};

test('redirects without end are a finding', async () => {
  expect(await broken({ '/sign-in': redirect('/sign-in') }, [authorize])).toContain('SGN-10 redirects');
});

test('a submission without an address to go on to is a finding', async () => {
  const found = await broken({ '/api/experience/submit': json({}) }, signIn);
  expect(found).toContain('SGN-01 redirect');
});

/** What a sign-in ends with where the token endpoint answers so. */
const withTokens = (tokens: object) =>
  broken(
    {
      '/api/experience/submit': (response) =>
        json({ redirectTo: `http://${response.req.headers.host}/resume` })(response),
      '/resume': redirect('http://localhost:9/one?code=the-code-of-this-sign-in'),
      '/oidc/token': json(tokens),
    },
    [...signIn, redeem],
  );

test('an ID token that is no JWT is a finding, and so is a token response without tokens', async () => {
  const tokens = { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: 'none.at.all' };
  expect(await withTokens(tokens)).toContain('TOK-11 claims');
  expect(await withTokens({ token_type: 'Bearer' })).toContain('TOK-01 tokens');
});

test('a resumption that the submission told no address for is refused', async () => {
  expect(await broken({}, signIn)).toEqual(expect.arrayContaining(['SGN-01 redirect', 'SGN-01 refused']));
});
