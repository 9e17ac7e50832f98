import { createInterface } from 'node:readline';
import { z } from 'zod';
import { runCommand } from '../testing/command.ts';
import type { NamespaceKeys } from './messages.ts';

const keysSchema = z.object({ secretId: z.string(), secretKey: z.string(), smsSdkAppId: z.string() });

/** Starts a fake provider as a process of its own, `npm run sms`, whose messages are in Redis. */
export const startSms = async (redisUrl: string, capacity: number) => {
  const child = runCommand('sms', ['--capacity', String(capacity)], { REDIS_URL: redisUrl });
  let said = '';
  for await (const line of createInterface({ input: child.stdout })) {
    said += `${line}\n`;
    if (line.startsWith('Lead Node')) {
      break;
    }
  }
  const [, port] = /^Provider +[\d.]+:(\d+)/m.exec(said) ?? [];
  const [, controlUrl = ''] = /^Inbox +(http:\/\/[\w.:]+)/m.exec(said) ?? [];
  return {
    /** Where requests of the API go. */
    url: `http://127.0.0.1:${port}/`,
    controlUrl,
    /** Opens a namespace and gives its keys. */
    async open(name: string): Promise<NamespaceKeys> {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ name });
      const response = await fetch(`${controlUrl}/namespaces`, { method: 'POST', headers, body });
      return keysSchema.parse(await response.json());
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGINT');
      await child;
    },
  };
};

export type SmsProcess = Awaited<ReturnType<typeof startSms>>;
