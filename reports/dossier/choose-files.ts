import type { Manifest } from '../../contracts/record/dossier.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { whyPassing } from './files/folder-files.ts';
import { type Withheld, withhold } from './held-back/withhold.ts';

interface Chosen extends Omit<Withheld, 'files'> {
  /** What nobody may see yet as it is, by path: left out, or there with less. */
  readonly heldBack: readonly string[];
  /** What of the run's folder is in the dossier, by path. */
  readonly files: readonly string[];
  readonly leftOut: Manifest['leftOut'];
}

interface RedactedCopy {
  readonly folder: string;
  /** What the run's folder has, but for what redaction left out. */
  readonly paths: readonly string[];
  readonly leftOut: Manifest['leftOut'];
}

const heldBack = 'its deviation is held back, see SECURITY.md';

/** Which files of a run are evidence, and why others are not in its dossier. */
export const chooseFiles = async ({ folder, paths, leftOut }: RedactedCopy, verdict: Verdict): Promise<Chosen> => {
  const { files: hidden, ...withheld } = await withhold(folder, paths, verdict);
  const judged = paths.map((path) => ({ path, why: whyPassing(path) ?? (hidden.has(path) ? heldBack : undefined) }));
  const passing = judged.flatMap(({ path, why }) => (why === undefined ? [] : [{ path, why }]));
  return {
    ...withheld,
    heldBack: [...hidden, ...withheld.changed.keys()],
    files: judged.filter(({ why }) => why === undefined).map(({ path }) => path),
    leftOut: [...passing, ...leftOut].sort((one, other) => (one.path < other.path ? -1 : 1)),
  };
};
