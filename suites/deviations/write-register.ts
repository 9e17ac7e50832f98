import { existsSync, readFileSync } from 'node:fs';
import { access, constants, realpath, rename, writeFile } from 'node:fs/promises';
import type { Deviation } from '../../contracts/record/deviations.ts';
import { describeError, HarnessError } from '../../fixtures/tools/errors.ts';
import { readRegister } from './read-register.ts';
import { type RegisterEntry, type RegisterFile, registerFileSchema } from './schema.ts';

interface OpenOptions {
  /** A register that the one in the file adds to. */
  readonly onTopOf?: readonly Deviation[];
  /** Whether a file that is not there is an empty register. */
  readonly mayBeNew?: boolean;
}

/** What is false for most entries is not written. */
const asWritten = ({ standIn, ...entry }: RegisterEntry): RegisterFile['deviations'][number] => {
  const { requirement, checks, logtoVersions, absentFrom, sdkVersions, failsWith, ...rest } = entry;
  return {
    requirement,
    ...(checks && { checks }),
    logtoVersions,
    ...(absentFrom !== undefined && { absentFrom }),
    ...(sdkVersions !== undefined && { sdkVersions }),
    ...(standIn && { standIn }),
    ...(failsWith && { failsWith }),
    ...rest,
  };
};

/** A link stays one, and so does a file that may not be written. */
const replace = async (path: string, text: string): Promise<void> => {
  const isThere = existsSync(path);
  const file = isThere ? await realpath(path) : path;
  if (isThere) {
    await access(file, constants.W_OK);
  }
  await writeFile(`${file}.draft`, text);
  await rename(`${file}.draft`, file);
};

/**
 * A register as it stands in its file, an entry a finding.
 *
 * @throws HarnessError in one line where the file holds no register
 */
export const openRegister = (path: string, { onTopOf = [], mayBeNew = false }: OpenOptions = {}) => {
  const isNew = mayBeNew && !existsSync(path);
  if (!isNew) {
    readRegister(path, { onTopOf });
  }
  const file = isNew
    ? { schemaVersion: 1 as const, deviations: [] }
    : registerFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return {
    entries: file.deviations,
    /** A register that this one adds to. */
    onTopOf,
    /**
     * Replaces the entries. The file is replaced as a whole, so that it is never half written.
     *
     * @throws HarnessError where it may not be written
     */
    write: async (entries: readonly RegisterEntry[]): Promise<void> => {
      const content: RegisterFile = { ...file, deviations: entries.map(asWritten) };
      try {
        await replace(path, `${JSON.stringify(content, null, 2)}\n`);
      } catch (error) {
        throw new HarnessError(
          `${path} cannot be written (${describeError(error)})`,
          'Name a register of your own, in a folder that is there and may be written, with --deviations',
          { cause: error },
        );
      }
    },
  };
};

export type OpenRegister = ReturnType<typeof openRegister>;
