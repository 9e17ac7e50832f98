import { join } from 'node:path';
import type { Deviation } from '../../contracts/record/deviations.ts';
import type { Exploration } from '../../contracts/record/exploration.ts';
import { findingText } from '../../reports/explore/terminal.ts';
import { idByTitle } from '../../reports/words/check-id.ts';
import type { Ground } from '../../suites/explore/drive/ground.ts';
import { describeStep } from '../../suites/explore/findings/describe-step.ts';
import type { Finding } from '../../suites/explore/findings/finding.ts';
import { writeSequence } from '../../suites/explore/findings/write.ts';

type Told = Exploration['findings'][number];

interface Options {
  /** Folder for the files of findings. */
  readonly folder: string;
  readonly target: string;
  /** What the register says of a finding. */
  readonly entriesOf: (finding: Finding) => readonly Deviation[];
}

/** Entries as they speak of the check of a finding, each once: the register has them by checks of the suites. */
const entriesFor = (check: string, entries: readonly Deviation[]): Deviation[] => {
  const own = entries.map(({ failsWith: _, ...entry }): Deviation => ({ ...entry, check }));
  return [...new Map(own.map((entry) => [entry.reason, entry])).values()];
};

/** Writes findings as they come, one after the other, and prints those that are new. */
export const openFindings = ({ folder, target, entriesOf }: Options) => {
  const told: { readonly finding: Finding; readonly as: Told }[] = [];
  const entries: Deviation[] = [];
  let writing = Promise.resolve();
  let failure: unknown;
  const width = process.stdout.columns || 120;

  const write = async (ground: Ground, finding: Finding): Promise<void> => {
    const { violation, play, key } = finding;
    const name = `finding-${told.length + 1}`;
    const check = idByTitle('explore', [key]);
    const known = entriesFor(check, entriesOf(finding));
    const files = await writeSequence({ folder, name }, ground, play, { ...violation, target });
    const steps = play.taken.map(({ step, answer }) => ({ what: describeStep(step), answer }));
    const as = { check, ...violation, ...files, count: finding.count, known: known.length > 0, steps };
    told.push({ finding, as });
    entries.push(...known);
    if (!as.known) {
      const places = { file: join(folder, files.file), script: join(folder, files.script) };
      process.stdout.write(`${findingText({ ...as, ...places }, width)}\n\n`);
    }
  };

  return {
    tell(ground: Ground, finding: Finding): void {
      writing = writing
        .then(() => write(ground, finding))
        .catch((error: unknown) => {
          failure ??= error;
        });
    },
    /** All of them, with how often each was met in the end. @throws what went wrong when one was written */
    async all(): Promise<Told[]> {
      await writing;
      if (failure !== undefined) {
        throw failure;
      }
      return told.map(({ finding, as }) => ({ ...as, count: finding.count }));
    },
    /** What the register says of those that are known. */
    entries: (): readonly Deviation[] => entries,
  };
};
