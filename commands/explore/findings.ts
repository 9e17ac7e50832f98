import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Exploration } from '../../contracts/record/exploration.ts';
import { findingText } from '../../reports/explore/terminal.ts';
import type { Ground } from '../../suites/explore/drive/ground.ts';
import { describeStep } from '../../suites/explore/findings/describe-step.ts';
import type { Finding } from '../../suites/explore/findings/finding.ts';
import { writeSequence } from '../../suites/explore/findings/write.ts';

type Told = Exploration['findings'][number];

interface Options {
  /** Folder for the files of findings. */
  readonly out: string;
  readonly target: string;
  readonly isKnown: (finding: Finding) => boolean;
}

const written = /^(finding-\d+|unfinished)\.(json|mjs)$|^exploration\.json$/;

/** Takes away what an earlier exploration left, and nothing else: the folder may be anybody's. */
const clearFolder = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(folder)).filter((name) => written.test(name));
  await Promise.all(names.map((name) => rm(join(folder, name))));
};

/** Writes findings as they come, one after the other, and prints those that are new. */
export const openFindings = async ({ out, target, isKnown }: Options) => {
  await clearFolder(out);
  const told: { readonly finding: Finding; readonly as: Told }[] = [];
  let writing = Promise.resolve();
  let failure: unknown;
  const width = process.stdout.columns || 120;

  const write = async (ground: Ground, finding: Finding): Promise<void> => {
    const { violation, play } = finding;
    const name = `finding-${told.length + 1}`;
    const files = await writeSequence({ folder: out, name }, ground, play, { ...violation, target });
    const steps = play.taken.map(({ step, answer }) => ({ what: describeStep(step), answer }));
    const as = { ...violation, ...files, count: finding.count, known: isKnown(finding), steps };
    told.push({ finding, as });
    if (!as.known) {
      const places = { file: join(out, files.file), script: join(out, files.script) };
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
  };
};
