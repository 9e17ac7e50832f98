import { readFileSync } from 'node:fs';
import createConnector from '@logto/connector-tencent-sms';
import { z } from 'zod';
import { connectorPackage } from '../../../contracts/connector.ts';

/** The connector that Logto itself sends by, as it was published. */
export { createConnector };

const packageJson = z.object({ version: z.string() });

/** The package lets nobody import its package.json, so it is read beside its entry point. */
export const connectorVersion = (): string => {
  const entry = import.meta.resolve(connectorPackage);
  return packageJson.parse(JSON.parse(readFileSync(new URL('../package.json', entry), 'utf8'))).version;
};
