import { join } from 'node:path';
import { checkOfFinding } from '../../contracts/check-id.ts';
import type { Deviation } from '../../contracts/record/deviations.ts';
import type { Exploration } from '../../contracts/record/exploration.ts';
import { describeError } from '../../fixtures/tools/errors.ts';
import { findingText } from '../../reports/explore/terminal.ts';
import { type Veil, veiled } from '../../reports/words/veil.ts';
import type { Ground } from '../../suites/explore/drive/ground.ts';
import { describeStep } from '../../suites/explore/findings/describe-step.ts';
import type { Finding } from '../../suites/explore/findings/finding.ts';
import { writeSequence } from '../../suites/explore/findings/write.ts';

type Told = Exploration['findings'][number];

interface Options {
  /** Folder for the files of findings. */
  readonly folder: string;
  readonly target: string;
  readonly seed: number;
  /** Whether new findings may be published: not where a CI keeps what is printed, see SECURITY.md. */
  readonly showsNew: boolean;
  /** `2026-12-31`, in UTC. */
  readonly today: string;
  /** What the register says of a finding. */
  readonly entriesOf: (finding: Finding) => readonly Deviation[];
}

/** Entries as they speak of the check of a finding, each once: the register has them by checks of the suites. */
const entriesFor = (check: string, entries: readonly Deviation[]): Deviation[] => {
  const own = entries.map(({ failsWith: _, ...entry }): Deviation => ({ ...entry, check }));
  return [...new Map(own.map((entry) => [`${entry.expires} ${entry.reason}`, entry])).values()];
};

/** Why a finding is veiled; undefined where it may be shown. */
const veilOf = (known: readonly Deviation[], showsNew: boolean): Veil | undefined => {
  if (known.length === 0) {
    return showsNew ? undefined : 'new';
  }
  return known.some(({ heldBack }) => heldBack !== undefined) ? 'held back' : undefined;
};

/** What the id of a check is made of: of one that is veiled, nothing that leads to it. */
const namedBy = ({ key, violation: { requirement, property } }: Finding, veil: Veil | undefined): string => {
  if (veil === undefined) {
    return key;
  }
  return `${requirement} ${veil === 'new' ? property : veil}`;
};

/** Writes findings as they come, one after the other, and prints those that are new. */
export const openFindings = ({ folder, target, seed, showsNew, today, entriesOf }: Options) => {
  const told: { readonly finding: Finding; readonly as: Told }[] = [];
  const entries: Deviation[] = [];
  let writing = Promise.resolve();
  const troubles: string[] = [];
  const width = process.stdout.columns || 120;

  /** The same whenever it is met, and unlike that of another one. */
  const freeId = (name: string, count = 1): string => {
    const id = checkOfFinding(count === 1 ? name : `${name} ${count}`);
    return told.some(({ as }) => as.check === id) ? freeId(name, count + 1) : id;
  };

  const write = async (ground: Ground, finding: Finding): Promise<void> => {
    const { violation, play } = finding;
    const name = `finding-${told.length + 1}`;
    const registered = entriesOf(finding);
    const known = registered.filter(({ expires }) => today <= expires);
    const veil = veilOf(known, showsNew);
    const check = freeId(namedBy(finding, veil));
    const shown = { requirement: violation.requirement, property: violation.property, what: violation.what };
    const files = await writeSequence({ folder, name }, ground, play, { ...shown, key: finding.key, target }).catch(
      (error: unknown) => {
        troubles.push(`${name} could not be written: ${describeError(error)}`);
        return undefined;
      },
    );
    const steps = play.taken.map(({ step, answer }) => ({ what: describeStep(step), answer }));
    const met = { count: finding.count, metAfter: Math.round(finding.metAfter * 10) / 10 };
    const all = { check, ...shown, ...files, ...met, known: known.length > 0, steps };
    const as = veil === undefined ? all : veiled(all, veil);
    told.push({ finding, as });
    // One that has expired excuses nothing, and the verdict says so.
    entries.push(...entriesFor(check, registered));
    if (!as.known) {
      const places = files && { file: join(folder, files.file), script: join(folder, files.script) };
      process.stdout.write(`${findingText({ ...as, ...places }, { seed, width })}\n\n`);
    }
  };

  return {
    tell(ground: Ground, finding: Finding): void {
      writing = writing
        .then(() => write(ground, finding))
        .catch((error: unknown) => void troubles.push(describeError(error)));
    },
    /** All of them, with how often each was met in the end, and what went wrong when they were written. */
    async all(): Promise<{ readonly told: readonly Told[]; readonly troubles: readonly string[] }> {
      await writing;
      return { told: told.map(({ finding, as }) => ({ ...as, count: finding.count })), troubles };
    },
    /** What the register says of those that are known. */
    entries: (): readonly Deviation[] => entries,
  };
};
