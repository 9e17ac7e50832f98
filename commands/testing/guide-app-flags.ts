import { dirname } from 'node:path';
import { buildGuideApp } from '../../fixtures/sample-app/build.ts';
import { defectVariable, type GuideDefect } from '../../fixtures/sample-app/guide-app.ts';

/** Flags by which a run starts the application of Logto's guide as a user's own, with a defect or without. */
export const guideAppFlags = async (defect?: GuideDefect): Promise<string[]> => {
  const { serverPath } = await buildGuideApp();
  const env = ['PORT={port}', 'HOSTNAME=127.0.0.1', 'APP_BASE_URL={baseUrl}', 'LOGTO_ENDPOINT={endpoint}'];
  const client = ['LOGTO_APP_ID={appId}', 'LOGTO_APP_SECRET={appSecret}', 'LOGTO_COOKIE_SECRET={cookieSecret}'];
  const start = ['--app-command', `exec "${process.execPath}" server.js`, '--app-folder', dirname(serverPath)];
  return [...start, '--app-env', ...env, ...client, `${defectVariable}=${defect ?? ''}`];
};
