import { closeSync, openSync, writeFileSync } from 'node:fs';

/** Writes a file in blocks, as they come. */
export const writeBlocks = async (path: string, blocks: AsyncIterable<Buffer>): Promise<void> => {
  const file = openSync(path, 'w');
  try {
    for await (const block of blocks) {
      writeFileSync(file, block);
    }
  } finally {
    closeSync(file);
  }
};
