import { randomBytes } from 'node:crypto';
import { buildGuideApp } from '../../fixtures/sample-app/build.ts';
import { startGuideApp } from '../../fixtures/sample-app/guide-app.ts';
import { createApplication } from '../../fixtures/stack/provision.ts';
import { lastingPort } from '../../fixtures/tools/lasting-port.ts';
import { owning } from '../../fixtures/tools/owning.ts';
import { startLastingLogto } from './lasting-logto.ts';

/**
 * A user's own Logto and application, both running: the application signs in as a client that its owner registered and
 * no run of the harness made.
 */
export const startRunningApplication = async () => {
  await using undo = new AsyncDisposableStack();
  const { environment, owner, removeConnector } = undo.use(await startLastingLogto(undefined));
  await removeConnector();
  const port = await lastingPort();
  const url = `http://localhost:${port}`;
  const { clientId: appId, clientSecret: appSecret } = await createApplication(owner, 'Bookstore', url);
  const logto = { endpoint: environment.LOGTO_ENDPOINT, appId, appSecret };
  const options = { port, baseUrl: url, logto, cookieSecret: randomBytes(24).toString('hex') };
  undo.use(await startGuideApp(await buildGuideApp(), options));
  return owning(undo, { clientId: appId, environment: { ...environment, APP_URL: url, LOGTO_HOME: '' } });
};
