import { readFileSync, statSync } from 'node:fs';

/** Most files are smaller, so that they are read at once. */
export const smallBytes = 16 * 1024 ** 2;

/**
 * What a file holds; undefined where it is too large to be held in memory. A run leaves thousands of small files, which
 * are read ten times as fast when none waits for the event loop.
 */
export const readIfSmall = (path: string): Buffer | undefined =>
  statSync(path).size <= smallBytes ? readFileSync(path) : undefined;
