import type { CatalogueFile } from '../../contracts/record/catalogue.ts';
import { dossierNames, type Manifest } from '../../contracts/record/dossier.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { ProofOfChecks } from '../../contracts/record/proof.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';

/** What a report on paper is made from. */
export interface About {
  /** As it is sealed: it shows nothing of what is held back. */
  readonly verdict: Verdict;
  readonly catalogue: CatalogueFile;
  /** Undefined for a run of a harness that did not know. */
  readonly proof: ProofOfChecks | undefined;
  readonly manifest: Manifest;
  readonly manifestSha256: string;
}

const loadFile = `${dossierNames.evidence}/${fileNames.load}`;

/** Whether it is of a load run, of which other things are said. */
export const isOfLoad = ({ manifest }: About): boolean => manifest.files.some(({ path }) => path === loadFile);
