import { readFile } from 'node:fs/promises';
import { sha256Of } from '../files/sums.ts';
import type { Redacted } from './redactor.ts';

/**
 * What files of a run became, by what they held: archives and pages hold copies of them, which become the same.
 *
 * @param sums SHA-256 of each file by its path, before
 */
export const createRedactedBefore = (sums: ReadonlyMap<string, string>) => {
  const became = new Map<string, string | 'same' | undefined>();
  return {
    /** @param to where it is now; `same`: as it was; undefined: nowhere */
    remember(path: string, to: string | 'same' | undefined): void {
      const sum = sums.get(path);
      if (sum !== undefined) {
        became.set(sum, to);
      }
    },
    async find(bytes: Buffer): Promise<Redacted | undefined> {
      const sum = sha256Of(bytes);
      if (!became.has(sum)) {
        return undefined;
      }
      const to = became.get(sum);
      return { bytes: to === undefined ? undefined : to === 'same' ? bytes : await readFile(to) };
    },
  };
};
