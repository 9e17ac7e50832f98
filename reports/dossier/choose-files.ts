import { fileNames } from '../../contracts/record/file-names.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { whyPassing } from './files/folder-files.ts';
import { type Withheld, withhold } from './held-back/withhold.ts';

interface Chosen extends Omit<Withheld, 'files'> {
  /** What nobody may see yet as it is, by path: left out, or there with less. */
  readonly heldBack: readonly string[];
  /** What of the run's folder is in the dossier, by path. */
  readonly files: readonly string[];
  readonly leftOut: ReadonlyArray<{ readonly path: string; readonly why: string }>;
}

const isTrace = (path: string): boolean => path.startsWith(`${fileNames.results}/`) && path.endsWith('.zip');

const why = {
  trace: 'a trace holds cookies and passwords, and is not redacted yet',
  embedsTraces: 'the page embeds the traces of the run',
  heldBack: 'its deviation is held back, see SECURITY.md',
} as const;

/** Which files of a run are evidence, and why others are not in its dossier. */
export const chooseFiles = async (folder: string, paths: readonly string[], verdict: Verdict): Promise<Chosen> => {
  const hasTraces = paths.some(isTrace);
  const { files: heldBack, ...withheld } = await withhold(folder, paths, verdict);
  const whyLeftOut = (path: string): string | undefined =>
    whyPassing(path) ??
    (heldBack.has(path) ? why.heldBack : undefined) ??
    (isTrace(path) ? why.trace : undefined) ??
    (hasTraces && path === fileNames.report ? why.embedsTraces : undefined);
  const judged = paths.map((path) => ({ path, why: whyLeftOut(path) }));
  return {
    ...withheld,
    heldBack: [...heldBack, ...withheld.changed.keys()],
    files: judged.filter((each) => each.why === undefined).map(({ path }) => path),
    leftOut: judged.flatMap((each) => (each.why === undefined ? [] : [{ path: each.path, why: each.why }])),
  };
};
