import type { CatalogueFile } from '../../contracts/record/catalogue.ts';
import type { Manifest } from '../../contracts/record/dossier.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';

/** What a report on paper is made from. */
export interface About {
  /** As it is sealed: it shows nothing of what is held back. */
  readonly verdict: Verdict;
  readonly catalogue: CatalogueFile;
  readonly manifest: Manifest;
  readonly manifestSha256: string;
}
