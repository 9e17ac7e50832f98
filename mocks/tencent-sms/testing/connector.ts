import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { ConnectorConfig } from '../../../contracts/connector.ts';
import type { ProviderRoute } from '../../../contracts/provider-route.ts';

const resultSchema = z.object({
  id: z.number(),
  sent: z.boolean(),
  error: z
    .object({
      name: z.string(),
      message: z.string(),
      code: z.unknown().optional(),
      data: z.unknown().optional(),
    })
    .optional(),
});

export type ConnectorResult = Omit<z.output<typeof resultSchema>, 'id'>;

const answerTo = (child: ChildProcess, id: number): Promise<ConnectorResult> =>
  new Promise((resolve) => {
    const read = (message: unknown): void => {
      const result = resultSchema.safeParse(message);
      if (result.success && result.data.id === id) {
        child.off('message', read);
        resolve({ sent: result.data.sent, error: result.data.error });
      }
    };
    child.on('message', read);
  });

/** Starts Logto's connector, unmodified, behind the proxy and the CA of a provider in Tencent's place, as a Logto process is started. */
export const startConnector = async ({ host, port, ca }: ProviderRoute) => {
  const folder = await mkdtempDisposable(path.join(tmpdir(), 'connector-'));
  const certificates = path.join(folder.path, 'ca.pem');
  await writeFile(certificates, ca);
  const child = fork(new URL('connector-process.ts', import.meta.url), {
    execArgv: [],
    // Next's types, which the project has in sight as well, make NODE_ENV a must.
    env: {
      NODE_ENV: 'test',
      HTTPS_PROXY: `http://${host}:${port}`,
      NODE_USE_ENV_PROXY: '1',
      NODE_EXTRA_CA_CERTS: certificates,
    },
  });
  await once(child, 'message');
  let orders = 0;
  return {
    async send(config: ConnectorConfig, to: string, type: string, payload: Readonly<Record<string, unknown>>) {
      orders += 1;
      const answer = answerTo(child, orders);
      child.send({ id: orders, config, data: { to, type, payload } });
      return answer;
    },
    async [Symbol.asyncDispose](): Promise<void> {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill();
        await once(child, 'exit');
      }
      await folder.remove();
    },
  };
};
