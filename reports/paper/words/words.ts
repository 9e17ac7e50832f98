import type { Level, Severity } from '../../../contracts/record/catalogue.ts';
import type { ProofOfChecks, RequirementProof } from '../../../contracts/record/proof.ts';
import type { Verdict } from '../../../contracts/record/verdict.ts';
import type { AnyVerdict } from '../../words/verdicts.ts';

/** What the paper report is printed in. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

interface Meaning {
  readonly name: string;
  readonly meaning: string;
}

/** The chapters, in their order. */
export const chapters = ['target', 'summary', 'findings', 'deviations', 'requirements', 'evidence', 'method'] as const;
export type Chapter = (typeof chapters)[number];

/** Names of facts and heads of columns. */
type Label =
  | 'tested'
  | 'scope'
  | 'run'
  | 'started'
  | 'judged'
  | 'sealed'
  | 'duration'
  | 'manifest'
  | 'target'
  | 'logto'
  | 'connector'
  | 'sdk'
  | 'nextjs'
  | 'browser'
  | 'harness'
  | 'revision'
  | 'lockfile'
  | 'node'
  | 'playwright'
  | 'command'
  | 'catalogue'
  | 'register'
  | 'service'
  | 'image'
  | 'digest'
  | 'verdict'
  | 'meaning'
  | 'all'
  | 'standard'
  | 'requirements'
  | 'id'
  | 'requirement'
  | 'clauses'
  | 'evidence'
  | 'check'
  | 'what'
  | 'reason'
  | 'versions'
  | 'owner'
  | 'expires'
  | 'inRun'
  | 'number'
  | 'file'
  | 'sha256'
  | 'count'
  | 'name'
  | 'role'
  | 'date'
  | 'signature';

/**
 * The harness's own words on paper. What a run or the catalogue says is in English: statements of requirements, reasons,
 * titles of checks and of standards.
 */
export interface Words {
  /** For the attribute `lang`, by which a browser chooses among the forms of a character. */
  readonly tag: string;
  readonly title: string;
  readonly subtitle: string;
  /** That some of it is in another language; undefined where none is. */
  readonly untranslated: string | undefined;
  readonly standIn: string;
  /** The same, at the head of each page. */
  readonly standInMark: string;
  readonly runs: Readonly<Record<Verdict['verdict'], Meaning>>;
  readonly verdicts: Readonly<Record<AnyVerdict, Meaning>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly levels: Readonly<Record<Level, string>>;
  readonly chapters: Readonly<Record<Chapter, string>>;
  readonly contents: string;
  readonly labels: Readonly<Record<Label, string>>;
  /** Names and texts of further facts of a target; those that are not here stay in English. */
  readonly details: Readonly<Record<string, string>>;
  readonly page: (at: string, of: string) => string;
  /** Of a name and what stands for it. */
  readonly colon: string;
  readonly comma: string;

  readonly logto: (version: string, isStandIn: boolean) => string;
  readonly extent: (run: { readonly whole: boolean; readonly requirements: number; readonly checks: number }) => string;
  readonly signing: string;

  readonly changed: string;
  readonly unknown: string;
  readonly images: string;

  readonly bySeverity: string;
  readonly byStandard: string;
  readonly byStandardNote: string;
  readonly checkTotals: string;

  readonly problems: string;
  readonly notes: string;
  readonly noFindings: string;
  readonly findingsNote: string;
  readonly more: (count: number) => string;

  readonly deviationsNote: (counts: { readonly entries: number; readonly occurred: number }) => string;
  readonly noDeviations: string;
  readonly states: Readonly<Record<'occurred' | 'carried' | 'absent' | 'notForStandIn', string>>;
  readonly heldBack: (to: string, on: string) => string;

  readonly requirementsNote: string;
  readonly checks: (all: number, passed: number) => string;

  readonly evidenceNote: string;
  readonly leftOut: string;
  readonly noEvidence: string;

  readonly how: string;
  readonly method: readonly string[];
  /** What is said otherwise of a load run. */
  readonly load: {
    readonly runs: Readonly<Record<Verdict['verdict'], Meaning>>;
    readonly method: readonly string[];
  };
  readonly meanings: string;
  readonly limits: string;
  readonly limitsOf: readonly string[];
  readonly selected: (count: number) => string;
  /** @param isEncrypted whether what was seen is in the dossier for its recipient alone */
  readonly withheld: (checks: number, isEncrypted: boolean) => string;
  /** How far the checks can be trusted. */
  readonly trust: {
    readonly title: string;
    readonly note: (proof: Pick<ProofOfChecks, 'faults' | 'checks'>) => string;
    readonly revisions: (most: string, faults: number, others: number) => string;
    readonly states: Readonly<Record<RequirementProof['state'], string>>;
  };
  readonly notTested: string;
  readonly allTested: string;
  readonly notSelected: (count: number) => string;
  readonly leftOutFiles: string;
  readonly checking: string;
  readonly checkingNote: string;
}
