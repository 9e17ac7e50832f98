import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

const readySchema = z.object({ port: z.int(), controlUrl: z.string().optional() });
const heapSchema = z.object({ heapUsed: z.number() });

interface BenchServer extends AsyncDisposable {
  readonly port: number;
  /** Absent for the bare one. */
  readonly controlUrl: string | undefined;
  /** Bytes on the heap after a collection. */
  heap(): Promise<number>;
}

/** Starts what is measured in a process of its own. */
export const startBenchServer = async (kind: 'bare' | 'fake'): Promise<BenchServer> => {
  const child = fork(new URL('server-process.ts', import.meta.url), [kind], { execArgv: ['--expose-gc'] });
  const [ready] = await once(child, 'message');
  const { port, controlUrl } = readySchema.parse(ready);
  return {
    port,
    controlUrl,
    async heap() {
      const answer = once(child, 'message');
      child.send('heap');
      return heapSchema.parse((await answer)[0]).heapUsed;
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill();
        await once(child, 'exit');
      }
    },
  };
};
