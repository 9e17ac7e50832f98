import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { readRegister } from './read-register.ts';
import { type Deviation, type RegisterEntry, type RegisterFile, registerFileSchema } from './schema.ts';

/** A register as it stands in its file, an entry a finding. */
export interface OpenRegister {
  readonly entries: readonly RegisterEntry[];
  /** Replaces the entries. The file is replaced as a whole, so that it is never half written. */
  readonly write: (entries: readonly RegisterEntry[]) => Promise<void>;
}

interface OpenOptions {
  /** A register that the one in the file adds to. */
  readonly onTopOf?: readonly Deviation[];
  /** Whether a file that is not there is an empty register. */
  readonly mayBeNew?: boolean;
}

/** What is false for most entries is not written. */
const asWritten = ({ standIn, ...entry }: RegisterEntry): RegisterFile['deviations'][number] => {
  const { requirement, checks, logtoVersions, absentFrom, ...rest } = entry;
  return {
    requirement,
    ...(checks && { checks }),
    logtoVersions,
    ...(absentFrom !== undefined && { absentFrom }),
    ...(standIn && { standIn }),
    ...rest,
  };
};

/** @throws HarnessError in one line where the file holds no register */
export const openRegister = (path: string, { onTopOf = [], mayBeNew = false }: OpenOptions = {}): OpenRegister => {
  const isNew = mayBeNew && !existsSync(path);
  if (!isNew) {
    readRegister(path, { onTopOf });
  }
  const file = isNew
    ? { schemaVersion: 1 as const, deviations: [] }
    : registerFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return {
    entries: file.deviations,
    write: async (entries) => {
      const content: RegisterFile = { ...file, deviations: entries.map(asWritten) };
      await writeFile(`${path}.draft`, `${JSON.stringify(content, null, 2)}\n`);
      await rename(`${path}.draft`, path);
    },
  };
};
