import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

const readySchema = z.object({ port: z.int() });
const heapSchema = z.object({ heapUsed: z.number() });

/** Starts what is measured in a process of its own. */
export const startBenchServer = async (kind: 'bare' | 'fake') => {
  const child = fork(new URL('server-process.ts', import.meta.url), [kind], { execArgv: ['--expose-gc'] });
  const [ready] = await once(child, 'message');
  const { port } = readySchema.parse(ready);
  return {
    port,
    /** Bytes on the heap after a collection. */
    async heap(): Promise<number> {
      const answer = once(child, 'message');
      child.send('heap');
      return heapSchema.parse((await answer)[0]).heapUsed;
    },
    async [Symbol.asyncDispose](): Promise<void> {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill();
        await once(child, 'exit');
      }
    },
  };
};
