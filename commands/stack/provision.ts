/**
 * What the one-shot service `provision` of docker-compose.yml runs: the connector, a sign-in experience and the sample
 * app's registration, through the Management API, as for any target. It stands in Logto's network namespace, so that Logto's
 * public addresses lead to it.
 *
 * Leaves in a file what the sample app and k6 start with.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { parseArgs, parseEnv } from 'node:util';
import { z } from 'zod';
import { describeSample } from '../../fixtures/application/sample.ts';
import { managementAppId, readManagementSecret } from '../../fixtures/stack/logto-database.ts';
import { connectManagementApi, type ManagementApi } from '../../fixtures/stack/management-api.ts';
import {
  applyTenantConfiguration,
  type Client,
  createApplication,
  setConnector,
} from '../../fixtures/stack/provision.ts';
import { describeError } from '../../fixtures/tools/errors.ts';
import { sampleLoadApplication } from '../../load/plan/application.ts';
import { connectorConfig, defaultAccount } from '../../mocks/sms-provider/client.ts';

const optionsSchema = z.strictObject({
  endpoint: z.url(),
  'admin-endpoint': z.url(),
  'app-url': z.url(),
  'inbox-url': z.url(),
  database: z.url(),
  /** The file that is left. */
  out: z.string(),
});

const option = { type: 'string' } as const;

const readOptions = () => {
  const { values } = parseArgs({
    options: Object.fromEntries(Object.keys(optionsSchema.shape).map((name) => [name, option])),
  });
  return optionsSchema.parse(values);
};

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

/** JSON for a shell. It has no such quotes but in texts, and here are none. */
const quoted = (value: object): string => `'${JSON.stringify(value)}'`;

const provision = async () => {
  const { endpoint, database, out, ...rest } = readOptions();
  const [adminEndpoint, appUrl] = [rest['admin-endpoint'], rest['app-url']];
  const clientSecret = await readManagementSecret(database);
  const api = connectManagementApi({ endpoint, adminEndpoint, clientId: managementAppId, clientSecret });
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
    LOAD_INBOX_URL: rest['inbox-url'],
    LOAD_PHONE_BLOCK: String(phoneBlock),
  };
  const lines = Object.entries(settings).map(([name, value]) => `export ${name}=${value}\n`);
  await writeFile(`${out}.draft`, lines.join(''), { mode: 0o644 });
  await rename(`${out}.draft`, out);
  console.log(`the sample app is ${application.clientId}`);
};

await provision().catch((error: unknown) => {
  console.error(`it could not be provisioned: ${describeError(error)}`);
  process.exitCode = 1;
});
