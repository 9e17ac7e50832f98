import { z } from 'zod';
import { sendWebhookTrial } from '../../fixtures/playwright/tenant/webhook-trial.ts';
import { freePort } from '../../fixtures/stack/ports.ts';
import { type Client, createApplication } from '../../fixtures/stack/provision.ts';
import { makeReachable } from '../../fixtures/stack/reachable.ts';
import { test as base } from './end-session.ts';
import { startLogoutReceiver, whyNoToken } from './logout-receiver.ts';

/** A client that is registered with a back-channel logout URI. */
interface NotifiedClient extends Client {
  readonly url: string;
  /** The logout token that it gets within 5 s. Ends the test as not applicable where the target may not send it one. */
  readonly logoutToken: () => Promise<string>;
}

export const test = base.extend<{ readonly notifiedClient: NotifiedClient }>({
  notifiedClient: async ({ stack: { description, management } }, use, testInfo) => {
    const port = await freePort('a client with a back-channel logout URI', 0);
    const url = `http://localhost:${port}`;
    const client = await createApplication(management, 'harness-notified', url);
    await using receiver = await startLogoutReceiver(port);
    await using reachable = await makeReachable(description.logto.remoteForwarder, url);
    const { paths } = receiver;
    await management.call('PATCH', `/applications/${client.clientId}`, z.void(), {
      oidcClientMetadata: {
        redirectUris: [`${url}/callback`],
        postLogoutRedirectUris: [`${url}/`],
        backchannelLogoutUri: `${reachable.url}${paths.logout}`,
      },
    });
    const isExternal = description.target.kind === 'external';
    const logoutToken = async () => {
      const token = await receiver.logoutToken();
      if (token === null && isExternal) {
        await sendWebhookTrial(management, `${reachable.url}${paths.trial}`);
        const reason = whyNoToken(receiver.seen());
        testInfo.skip(reason !== null, reason ?? '');
      }
      if (token === null) {
        throw new Error('no logout token came within 5 s');
      }
      return token;
    };
    await use({ ...client, url, logoutToken });
  },
});
