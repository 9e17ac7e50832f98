/**
 * What the one-shot service `provision` of docker-compose.yml runs: the connector, a sign-in experience and the sample
 * app's registration, through the Management API, as for any target. It stands in Logto's network namespace, so that Logto's
 * public addresses lead to it.
 *
 * Leaves in a file what the sample app and k6 start with.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { describeSample } from '../../fixtures/application/sample.ts';
import type { ManagementApi } from '../../fixtures/stack/management-api.ts';
import {
  applyTenantConfiguration,
  type Client,
  createApplication,
  setConnector,
} from '../../fixtures/stack/provision.ts';
import { sampleLoadApplication } from '../../load/plan/application.ts';
import { connectorConfig, defaultAccount } from '../../mocks/sms-provider/client.ts';
import { commonOptions, connect, quoted, readOptions, runOneShot, writeSettings } from './one-shot.ts';

const optionsSchema = z.strictObject({ ...commonOptions, 'app-url': z.url(), 'inbox-url': z.url() });

/** The application of an earlier start of the same stack, if Logto still has it. */
const knownApplication = async (api: ManagementApi, file: string): Promise<Client | null> => {
  try {
    const { LOGTO_APP_ID: clientId = '', LOGTO_APP_SECRET: clientSecret = '' } = parseEnv(await readFile(file, 'utf8'));
    await api.call('GET', `/applications/${clientId}`, z.object({ id: z.literal(clientId) }));
    return { clientId, clientSecret };
  } catch {
    return null;
  }
};

const provision = async () => {
  const options = readOptions(optionsSchema);
  const { endpoint, out, 'app-url': appUrl } = options;
  const api = await connect(options);
  await setConnector(api, connectorConfig(defaultAccount()));
  await applyTenantConfiguration(api, 'password-and-code');
  const application = (await knownApplication(api, out)) ?? (await createApplication(api, 'sample-app', appUrl));
  const described = describeSample(application, appUrl);
  const phoneBlock = randomInt(1000);
  const settings = {
    APP_BASE_URL: appUrl,
    LOGTO_ENDPOINT: endpoint,
    LOGTO_APP_ID: application.clientId,
    LOGTO_APP_SECRET: application.clientSecret,
    LOGTO_COOKIE_SECRET: randomBytes(24).toString('hex'),
    LOAD_LOGTO_ENDPOINT: endpoint,
    LOAD_APPLICATION: quoted(sampleLoadApplication(described)),
    LOAD_CLIENT: quoted({ clientId: described.clientId, redirectUri: described.redirectUri }),
    LOAD_INBOX_URL: options['inbox-url'],
    LOAD_PHONE_BLOCK: String(phoneBlock),
  };
  await writeSettings(`${out}.draft`, settings);
  await rename(`${out}.draft`, out);
  console.log(`the sample app is ${application.clientId}`);
};

await runOneShot('it could not be provisioned', provision);
