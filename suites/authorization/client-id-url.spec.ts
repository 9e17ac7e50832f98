import { createServer } from 'node:net';
import { test as base } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { makeReachable } from '../../fixtures/stack/reachable.ts';
import { listening } from '../../fixtures/tools/listening.ts';

/** A server that the target reaches, and that answers nobody. */
interface Host {
  /** Host and port, as the target knows them. */
  readonly host: string;
  readonly connections: () => number;
}

const test = base.extend<{ readonly silentHost: Host; readonly noMetadataDocuments: undefined }>({
  silentHost: async ({ stack }, use) => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await using local = await listening(server);
    await using reachable = await makeReachable(stack.description.logto.remoteForwarder, local.url);
    await use({ host: new URL(reachable.url).host, connections: () => connections });
  },
  noMetadataDocuments: async ({ metadata }, use, testInfo) => {
    testInfo.skip(
      metadata.client_id_metadata_document_supported === true,
      'the target announces that it fetches client metadata documents',
    );
    await use(undefined);
  },
});

for (const scheme of ['http', 'https'] as const) {
  test(`an ${scheme} URL as client_id is rejected as an unknown client and never fetched`, {
    tag: [`@AUT-28.1.${scheme}`],
  }, async ({ visit, silentHost, noMetadataDocuments: _ }) => {
    const clientId = `${scheme}://${silentHost.host}/client.json`;
    const url = new URL(clientId).origin;
    const client = visit({ clientId, url });
    const asked = await client.authorize();
    expect(asked).toBeRefused('invalid_client');
    expect(asked.location).toBeNull();
    expect(await client.redeem('any-code')).toBeRefused('invalid_client');
    expect(silentHost.connections()).toBe(0);
  });
}
