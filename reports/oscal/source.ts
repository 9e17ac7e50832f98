import type { CatalogueFile } from '../../contracts/record/catalogue.ts';
import type { Judgement } from '../../contracts/record/judgement.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';

/** A file that a run left, as a dossier has it. */
export interface EvidenceFile {
  /** In the run's folder, with `/`. */
  readonly path: string;
  readonly sha256: string;
}

/** What the documents of a run are made of, and nothing else: who has the evidence makes the same. */
export interface Source {
  readonly verdict: Verdict;
  readonly catalogue: CatalogueFile;
  readonly judgement: Pick<Judgement, 'judgedAt'>;
  readonly files: readonly EvidenceFile[];
  /** Folder of the evidence as seen from that of the documents, with `/`: `../evidence`. */
  readonly evidenceFolder: string;
}

/** The documents of a run, each a file. */
export const documentNames = {
  catalog: 'catalog.json',
  plan: 'assessment-plan.json',
  results: 'assessment-results.json',
} as const;
