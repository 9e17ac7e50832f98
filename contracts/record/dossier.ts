import { z } from 'zod';
import type { Frozen } from './frozen.ts';
import { targetSchema } from './target.ts';
import { runEnvironmentSchema } from './verdict.ts';
import { runVerdicts } from './verdicts.ts';

/** What a dossier holds beside the files of the run, at its top. */
export const dossierNames = {
  /** The subject of the statement. */
  manifest: 'manifest.json',
  /** For `sha256sum -c`. */
  sums: 'SHA256SUMS',
  /** The statement in its envelope, signed. */
  statement: 'statement.dsse.json',
  /** The same as a Sigstore bundle, for `cosign`. */
  bundle: 'statement.sigstore.json',
  /** What is held back, for whoever it is encrypted to. */
  heldBack: 'held-back.zip.age',
  /** Folder of the files of the run. */
  evidence: 'evidence',
  /** Folder of the OSCAL documents, which are made of the evidence. */
  oscal: 'oscal',
} as const;

/** What people read, sign and file, by its language: at the top of a dossier too, in the statement and not in the manifest. */
export const documentNames = { en: 'report.en.pdf', zh: 'report.zh.pdf' } as const;

/** Of a run that has a result about a Logto: https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md */
export const testResultPredicate = 'https://in-toto.io/attestation/test-result/v0.1';

/** Of a run that has none: undecided, or on the stand-in. Documented in docs/dossier.md. */
export const noResultPredicate = 'logto-phone-conformance:no-test-result/v0.1';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const fileSchema = z.object({
  path: z.string().describe('In the dossier, with `/`'),
  size: z.int().nonnegative(),
  sha256,
});

/** The evidence manifest of a dossier: what is in it, and what was judged and is not. */
export const manifestSchema = z.object({
  schemaVersion: z.literal(1),
  sealedAt: z.iso.datetime(),
  run: z.object({
    id: z
      .string()
      .regex(/^(?!\.{1,2}$)[^/\\]+$/)
      .describe('Name of its folder'),
    startedAt: z.iso.datetime().nullable(),
    judgedAt: z.iso.datetime(),
    command: z.string(),
    whole: z.boolean(),
    verdict: z.enum(runVerdicts),
  }),
  judged: z
    .object({
      catalogue: fileSchema,
      register: fileSchema,
      harness: z.object({
        version: z.string(),
        gitRevision: z.string().nullable(),
        gitDirty: z.boolean().nullable(),
        lockfileSha256: sha256.nullable(),
      }),
      target: targetSchema,
      versions: runEnvironmentSchema.shape.versions,
    })
    .describe('What was judged, and by what'),
  files: z.array(fileSchema).describe('Every file of the dossier but this one, the sums, the statement and the PDFs'),
  withheld: z
    .array(z.string())
    .describe('Checks whose deviation is held back, so that what was seen of them is left out: see SECURITY.md'),
  encrypted: z
    .object({ path: z.literal(dossierNames.heldBack), recipient: z.string(), files: z.array(z.string()) })
    .optional()
    .describe("What was seen of them, encrypted by age: which files of the run's folder, and to whom"),
  leftOut: z
    .array(z.object({ path: z.string(), why: z.string() }))
    .describe("Files of the run's folder that are not in it"),
  redacted: z
    .record(z.string(), z.int().positive())
    .default({})
    .describe('In how many places something was replaced, by its kind'),
});

export type Manifest = Frozen<z.infer<typeof manifestSchema>>;
export type ManifestFile = Manifest['files'][number];

/** Where a secret is in the folder of a run, without its value: so that it is cut out before the run is sealed. */
const secretPlaceSchema = z.object({
  kind: z.string(),
  file: z.string().describe("In the run's folder"),
  within: z
    .array(z.string())
    .describe('Entries of archives and of the Allure page that lead to it; empty: the file itself'),
  offset: z.int().nonnegative().describe('In bytes, from where the file or the entry begins'),
  length: z.int().positive(),
});

/** What a search for secrets found in the folder of a run, by who knew them: the command that ran it. */
export const secretSearchSchema = z.object({
  schemaVersion: z.literal(2),
  searchedFor: z.record(z.string(), z.int().nonnegative()).describe('How many secrets, by their kind'),
  ownNumbers: z
    .array(z.string().regex(/^\d+x*$/))
    .describe(
      "What the run's own phone numbers begin with, with country code, and an x for each further digit where their length is fixed: nobody has them",
    ),
  found: z.array(secretPlaceSchema),
  inNames: z
    .record(z.string(), z.int().positive())
    .default({})
    .describe('How many names of files, and of entries in archives, hold a secret, by its kind'),
  takenOut: z
    .record(z.string(), z.int().positive())
    .default({})
    .describe('In how many places a secret was replaced before the run was judged, by its kind'),
});

export type SecretSearch = Frozen<z.infer<typeof secretSearchSchema>>;
export type SecretPlace = SecretSearch['found'][number];

/** A value that nobody may find in the evidence. */
export interface Secret {
  /** Such as `client secret`. */
  readonly kind: string;
  readonly value: string;
}

/** What a run knows that its evidence must not show, and what it may. */
export interface KnownOfRun extends Pick<SecretSearch, 'ownNumbers'> {
  readonly secrets: readonly Secret[];
  /** How many there were, where `secrets` has only those that were found. */
  readonly searchedFor?: SecretSearch['searchedFor'] | undefined;
  /** Of the shards that make up the run. */
  readonly takenOut?: SecretSearch['takenOut'] | undefined;
  /** Of the same. */
  readonly inNames?: SecretSearch['inNames'] | undefined;
}
