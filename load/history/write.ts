import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { HarnessEvent } from '../../contracts/record/load-history.ts';

/**
 * A file that the harness writes its part of a history to. It is made anew, so that a run into the folder of an earlier one is judged alone. Disposing of it waits until all is
 * written.
 */
export const openHistoryWriter = (path: string) => {
  const file = createWriteStream(path);
  const done = finished(file);
  // It is awaited below; until then its failure must not end the process.
  done.catch(() => undefined);
  return {
    write: (event: HarnessEvent) => void file.write(`${JSON.stringify(event)}\n`),
    async [Symbol.asyncDispose]() {
      file.end();
      await done;
    },
  };
};
