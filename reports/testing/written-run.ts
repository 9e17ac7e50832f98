import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkIdsIn } from '../../contracts/check-id.ts';
import type { RequirementRow } from '../../contracts/record/catalogue.ts';
import type { Deviation } from '../../contracts/record/deviations.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Outcome, PlannedCheck, Run } from '../../contracts/record/ledger.ts';
import type { ProofOfChecks } from '../../contracts/record/proof.ts';
import type { Selection } from '../../contracts/record/selection.ts';

/** A check as a test wants it: title, and what it came to; null for one that never ran. */
export interface WrittenCheck {
  readonly title: string;
  readonly file?: string;
  readonly tags?: readonly string[];
  readonly outcome: Partial<Outcome> | null;
}

const project = 'password-and-code';

const allureResult = (file: string, title: string, at: number) => ({
  uuid: `${at}`,
  historyId: `${at}`,
  fullName: `${file} › ${title}`,
  name: title,
  status: 'passed',
  start: at,
  stop: at + 40,
  labels: [{ name: 'feature', value: file.split('/')[0] }],
  parameters: [{ name: 'Project', value: project }],
  attachments: [],
  steps: [
    {
      name: 'The message arrives',
      status: 'passed',
      attachments: [{ name: 'SMS', source: `${at}-attachment.json`, type: 'application/json' }],
    },
  ],
});

const clause = { standard: 'ASVS', section: '6.5.1', link: 'https://example.org/asvs#651', grade: 'L2' };

/** A row of a catalogue, for `writeRun`. */
export const row = (id: string, more: Partial<RequirementRow> = {}): RequirementRow => ({
  ...{ id, statement: `What ${id} says holds.`, subject: 'otp', clauses: [clause], severity: 'high', level: 'must' },
  ...{ needs: [], status: { kind: 'open', reason: 'not checked yet' } },
  ...more,
});

/** An entry of a register, for `writeRun`. */
export const entry = (requirement: string, more: Partial<Deviation> = {}): Deviation => ({
  ...{ requirement, logtoVersions: '1.42.x', standIn: true, reason: 'Logto keeps codes as they are.' },
  ...{ evidence: 'Six digits in the table, 1.42.0.', reproduction: 'Send a code, read the table.' },
  ...{ owner: 'maintainers', expires: '2027-03-31' },
  ...more,
});

/** Of a harness that was tried by two faults, for `writeCatalogue`. */
export const proof: ProofOfChecks = {
  schemaVersion: 1,
  faults: { known: 3, tried: 2, seen: 2, redBefore: 0, notApplicable: 0, missed: 0 },
  checks: { passing: 2, seenRed: 1 },
  revisions: [{ revision: 'c0ffee0123456789', faults: 2 }],
  requirements: [
    { id: 'OTP-03', severity: 'high', state: 'proven', faults: ['any-code-accepted'] },
    { id: 'OTP-12', severity: 'low', state: 'unproven', faults: [] },
  ],
};

interface Rules {
  readonly proof?: ProofOfChecks;
  readonly requirements?: readonly RequirementRow[];
  readonly deviations?: readonly Deviation[];
  readonly selection?: Selection;
}

/** Leaves in the folder of a run what it is judged by, as a command does before a run. */
export const writeCatalogue = async (
  folder: string,
  { requirements = [], deviations = [], selection, proof }: Rules,
) => {
  const standards = [{ key: 'ASVS', title: 'OWASP ASVS', edition: '5.0.0' }];
  const files = {
    [fileNames.catalogue]: { schemaVersion: 1, standards, needs: {}, requirements },
    [fileNames.deviations]: { schemaVersion: 1, deviations },
    [fileNames.selection]: selection ?? { whole: true, requirements: null },
    ...(proof && { [fileNames.proof]: proof }),
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), JSON.stringify(content));
  }
};

/**
 * Writes the files that a run leaves, without running anything.
 *
 * @param run null for one that was cut short
 */
export const writeRun = async (checks: readonly WrittenCheck[], run: Partial<Run> | null = {}) => {
  const base = await mkdtempDisposable(join(tmpdir(), 'written-run-'));
  const folder = join(base.path, '20261124-205430-embedded-0000');
  const results = join(folder, fileNames.results);
  await mkdir(results, { recursive: true });
  const planned: PlannedCheck[] = [];
  const outcomes: Outcome[] = [];
  for (const [at, { title, file = 'sign-in/by-code.spec.ts', tags = [], outcome }] of checks.entries()) {
    const id = checkIdsIn(tags)[0] ?? `sign-in/${title.replaceAll(' ', '-')}`;
    planned.push({ id, project, title, file, titles: [title], tags: [...tags] });
    if (outcome) {
      const usual = { attempt: 0, status: 'passed', expectedStatus: 'passed', durationMs: 40 } as const;
      outcomes.push({ id, project, ...usual, annotations: [], errors: [], ...outcome });
      await writeFile(join(results, `${at}-result.json`), JSON.stringify(allureResult(file, title, at)));
      await writeFile(join(results, `${at}-attachment.json`), '{"text":"123456"}');
    }
  }
  await writeFile(join(folder, fileNames.planned), JSON.stringify({ startedAt: 1_795_553_630_000, checks: planned }));
  await writeFile(join(folder, fileNames.outcomes), outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join(''));
  if (run) {
    await writeFile(
      join(folder, fileNames.run),
      JSON.stringify({ status: 'passed', durationMs: 900, errors: [], ...run }),
    );
  }
  return { folder, [Symbol.asyncDispose]: () => base.remove() };
};

/** For `outcome`. */
export const failure: Partial<Outcome> = { status: 'failed', errors: ['Expected: 2\n\nReceived: 1'] };
