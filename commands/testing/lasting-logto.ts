import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type ConnectorConfig, smsConnectorId, usageTypes } from '../../contracts/connector.ts';
import { readManagementSecret } from '../../fixtures/stack/logto-database.ts';
import { connectManagementApi } from '../../fixtures/stack/management-api.ts';
import { createDatabase } from '../../fixtures/stack/native/database.ts';
import { readInstallation } from '../../fixtures/stack/native/installation.ts';
import { seedDatabase } from '../../fixtures/stack/native/logto.ts';
import { startPostgres } from '../../fixtures/stack/native/postgres.ts';
import { startReplicas } from '../../fixtures/stack/native/replicas.ts';
import { freePort } from '../../fixtures/stack/ports.ts';
import { owning } from '../../fixtures/tools/owning.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { startStandIn } from '../../mocks/logto/index.ts';
import { startFakeProvider } from '../../mocks/sms-provider/index.ts';

/** Keys that are none, and fewer templates than usage types, as people have them. */
const theirs: ConnectorConfig = {
  ...{ accessKeyId: 'AKIDtheirs0001', accessKeySecret: 'secretOfTheirs', signName: '某公司', sdkAppId: '1400001234' },
  region: 'ap-guangzhou',
  templates: usageTypes.map((usageType) => ({ usageType, templateCode: usageType === 'SignIn' ? '700001' : '700002' })),
};

const smtp = {
  connectorId: 'simple-mail-transfer-protocol',
  config: {
    ...{ host: '127.0.0.1', port: 9, fromEmail: 'nobody@example.com', auth: { type: 'login', user: 'a', pass: 'b' } },
    templates: ['Register', 'SignIn', 'ForgotPassword', 'Generic'].map((usageType) => ({
      ...{ usageType, contentType: 'text/plain', subject: 'Code', content: '{{code}}' },
    })),
  },
};

const github = { connectorId: 'github-universal', config: { clientId: 'nobody', clientSecret: 'none' } };

/** Cloudflare's own keys for tests. */
const captcha = {
  type: 'Turnstile',
  siteKey: '1x00000000000000000000AA',
  secretKey: '1x0000000000000000000000000000000AA',
};

/**
 * Somebody's Logto that runs already, with a connector of their own, and the fake that its SMS are led to: a real one where
 * an installation is named, else the stand-in.
 */
export const startLastingLogto = async (logtoHome: string | undefined) => {
  await using undo = new AsyncDisposableStack();
  const { route, controlUrl } = undo.use(await startFakeProvider());
  const startReal = async (home: string) => {
    const folder = undo.use(await temporaryFolder('lasting'));
    const caFile = join(folder.path, 'ca.pem');
    await writeFile(caFile, route.ca);
    const server = undo.use(await startPostgres());
    const database = undo.use(await createDatabase(server.url, `logto_${crypto.randomUUID().slice(0, 8)}`));
    const installation = await readInstallation(home);
    await seedDatabase(installation, database.url);
    const [port, adminPort] = [await freePort('Logto', 0), await freePort("Logto's admin API", 0)];
    const place = { installation, databaseUrl: database.url, port, adminPort };
    const logto = undo.use(await startReplicas({ ...place, route, caFile, timeoutMs: 120_000 }));
    return { ...logto, secret: await readManagementSecret(database.url), version: installation.version };
  };
  const startOurs = async () => {
    const standIn = undo.use(await startStandIn({ provider: route }));
    return { ...standIn, secret: standIn.managementSecret, version: '' };
  };
  const { endpoint, adminEndpoint, secret, version } = await (logtoHome ? startReal(logtoHome) : startOurs());
  const owner = connectManagementApi({ endpoint, adminEndpoint, clientId: 'm-default', clientSecret: secret });
  const connector = { connectorId: smsConnectorId, config: theirs };
  const { id } = await owner.call('POST', '/connectors', z.object({ id: z.string() }), connector);
  if (logtoHome) {
    await owner.call('POST', '/connectors', z.void(), smtp);
    await owner.call('POST', '/connectors', z.void(), github);
    await owner.call('PUT', '/captcha-provider', z.void(), { config: captcha });
  }
  const paths = ['/sign-in-exp', '/connectors', '/applications?page_size=100', '/users?page_size=100'];
  return owning(undo, {
    owner,
    /** What a run with `--target external` has to be told. */
    environment: {
      ...{ LOGTO_ENDPOINT: endpoint, LOGTO_ADMIN_ENDPOINT: adminEndpoint, LOGTO_M2M_APP_ID: 'm-default' },
      ...{ LOGTO_M2M_APP_SECRET: secret, SMS_INBOX_URL: controlUrl, LOGTO_VERSION: version },
    },
    /** Takes the SMS connector away. */
    removeConnector: () => owner.call('DELETE', `/connectors/${id}`, z.void()),
    /** What its owner could export: settings, connectors, applications, users. */
    exported: () => Promise.all(paths.map((path) => owner.call('GET', path, z.unknown()))),
  });
};
