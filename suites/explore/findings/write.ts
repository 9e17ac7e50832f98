import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ground } from '../drive/ground.ts';
import type { Play } from '../play/play.ts';
import { scriptOf } from './script.ts';
import type { SequenceFile } from './sequence-file.ts';

/** What a sequence shows, and where. */
export interface Shown {
  readonly requirement: string;
  readonly property: string;
  /** What tells it from others; absent where it shows nothing. */
  readonly key?: string;
  readonly what: string;
  readonly target: string;
}

/** The sequence of a play, to be played again. */
export const sequenceOf = ({ policy }: Ground, play: Play, shown: Shown): SequenceFile => ({
  schemaVersion: 1,
  ...shown,
  policy: { ...policy },
  steps: play.taken.map(({ step }) => step),
});

/**
 * Writes a sequence as JSON, and as a program of plain HTTP.
 *
 * @param name of both files, without their endings
 * @returns their names
 */
export const writeSequence = async (
  { folder, name }: { readonly folder: string; readonly name: string },
  ground: Ground,
  play: Play,
  shown: Shown,
): Promise<{ readonly file: string; readonly script: string }> => {
  const names = { file: `${name}.json`, script: `${name}.mjs` };
  const sequence = sequenceOf(ground, play, shown);
  const { phones } = play.bound;
  const program = scriptOf({ requirement: shown.requirement, what: shown.what, steps: sequence.steps, phones });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, names.file), `${JSON.stringify(sequence, null, 2)}\n`);
  await writeFile(join(folder, names.script), program);
  return names;
};
