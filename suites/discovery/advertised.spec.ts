import { openidPaths } from '../../contracts/openid.ts';
import { postForm } from '../../contracts/wire-request.ts';
import { errorCode, type Reply } from '../../fixtures/http/index.ts';
import type { RegisteredApplication } from '../../fixtures/playwright/application/applications.ts';
import { test as base } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

/** Errors for a value that the server does not support, or that this client may not use. */
const rejection =
  /unsupported_(grant|response)_type|unauthorized_client|not allowed for this client|unsupported grant_type/;

const told = (reply: Reply): string => `${errorCode(reply) ?? ''} ${JSON.stringify(reply.body)}`;

interface PerTest {
  /** One client of each kind, people's and machines'. */
  readonly clients: readonly RegisteredApplication[];
  /** What the token endpoint tells each of them for a grant type and nothing else. */
  readonly askFor: (grantType: string) => Promise<string[]>;
  /** What comes back to each of them for a response type. */
  readonly authorizeFor: (responseType: string, responseMode?: string) => Promise<string[]>;
}

const test = base.extend<PerTest>({
  clients: async ({ everyKind, register }, use) => {
    const others = [
      register({ type: 'MachineToMachine' }),
      register({ type: 'Traditional', customClientMetadata: { allowTokenExchange: true } }),
      register({ type: 'Native', customClientMetadata: { isDeviceFlow: true } }),
    ];
    await use([...everyKind, ...(await Promise.all(others))]);
  },
  askFor: async ({ clients, visit }, use) => {
    await use((grant_type) =>
      Promise.all(
        clients.map(async ({ clientId, clientSecret, url }) => {
          const form = { grant_type, client_id: clientId, client_secret: clientSecret };
          return told(await visit({ clientId, url }).send(postForm(openidPaths.token, form)));
        }),
      ),
    );
  },
  authorizeFor: async ({ everyKind, visit }, use) => {
    await use((response_type, response_mode) =>
      Promise.all(
        everyKind.map(async (application) => {
          const reply = await visit(application).authorize({ response_type, response_mode });
          return `${reply.location?.href.replaceAll('+', ' ') ?? ''} ${told(reply)}`;
        }),
      ),
    );
  },
});

/** The values that each client is refused. */
const unusable = async (
  offered: readonly string[],
  ask: (value: string) => Promise<string[]>,
  refusal = rejection,
): Promise<string[]> => {
  const asked = await Promise.all(offered.map(async (value) => ({ value, answers: await ask(value) })));
  return asked.filter(({ answers }) => answers.every((answer) => refusal.test(answer))).map(({ value }) => value);
};

test('every grant type in the metadata is usable by at least one client', { tag: ['@DSC-06.1'] }, async ({
  metadata,
  askFor,
}) => {
  const offered = metadata.grant_types_supported ?? [];
  expect(offered).toContain('authorization_code');
  expect(await unusable(offered, askFor)).toEqual([]);
});

test('every response type in the metadata is usable by at least one client', { tag: ['@DSC-06.2'] }, async ({
  metadata,
  authorizeFor,
}) => {
  const offered = metadata.response_types_supported ?? [];
  expect(offered).toContain('code');
  expect(await unusable(offered, authorizeFor)).toEqual([]);
});

test('every response mode in the metadata is usable by at least one client', { tag: ['@DSC-06.3'] }, async ({
  metadata,
  authorizeFor,
}) => {
  const offered = metadata.response_modes_supported ?? [];
  expect(await unusable(offered, (mode) => authorizeFor('code', mode), /response_mode/)).toEqual([]);
});

test('an unknown grant type is rejected for every client', { tag: ['@DSC-06.4'] }, async ({ askFor }) => {
  const unknown = 'urn:example:no-such-grant';
  expect(await unusable([unknown], askFor)).toEqual([unknown]);
});
