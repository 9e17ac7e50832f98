import { Tinypool } from 'tinypool';
import type { Secret } from '../../../contracts/record/dossier.ts';
import type { SearchRequest } from './search-worker.ts';
import type { FoundSecret } from './secrets-in.ts';

/** A search for secrets beside other work: on a thread, as it takes seconds of CPU. Disposing of it ends what is under way. */
export const startSecretSearch = (known: readonly Secret[]) => {
  const pool = new Tinypool({
    filename: new URL('./search-worker.ts', import.meta.url).href,
    ...{ runtime: 'worker_threads', minThreads: 1, maxThreads: 1, execArgv: ['--import', 'tsx'] },
  });
  const ask = (request: Omit<SearchRequest, 'known'>): Promise<FoundSecret[]> => {
    const asked: Promise<FoundSecret[]> = pool.run({ known, ...request } satisfies SearchRequest);
    // Whoever waits for it is told.
    asked.catch(() => undefined);
    return asked;
  };
  return {
    /** Those that this machine knows. */
    known: (folder: string, files: readonly string[]) => ask({ for: 'known', folder, files }),
    /** And what looks like one. */
    all: (folder: string, files: readonly string[]) => ask({ for: 'all', folder, files }),
    [Symbol.asyncDispose]: () => pool.destroy(),
  };
};
