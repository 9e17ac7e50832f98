import { DossierProblem } from '../files/problem.ts';
import type { Found } from '../parts/cut.ts';
import type { Part } from '../parts/parts.ts';
import { kindsInName } from '../secrets/search.ts';
import { createHider } from './hider.ts';
import { type Redaction, redactText } from './text.ts';

interface Names extends Pick<Redaction, 'ownNumbers' | 'codes'> {
  readonly search: (part: Part) => readonly Found[];
}

/** Where a secret is in a name, which is not shown: nothing is sealed. */
export const secretInName = (kinds: readonly string[]): DossierProblem =>
  new DossierProblem(
    `secrets are in the names of files (${kinds.join(', ')}), which a dossier shows`,
    'Nothing was sealed: remove the cause in what was tested and run again',
  );

/**
 * Makes sure that names of files and of entries hold no secret: others refer to them by their names. Each name is looked
 * at once.
 *
 * @returns what throws a DossierProblem for one that holds one
 */
export const createNameCheck = ({ search, ownNumbers, codes }: Names) => {
  const clean = new Set<string>();
  return (name: string): void => {
    if (clean.has(name)) {
      return;
    }
    const hider = createHider();
    redactText(Buffer.from(name).toString('latin1'), { hider, ownNumbers, codes });
    const kinds = new Set([...kindsInName(name, search), ...hider.counts().keys()]);
    if (kinds.size > 0) {
      throw secretInName([...kinds]);
    }
    clean.add(name);
  };
};
