import { exitCodes } from '../../contracts/record/verdict.ts';
import { plainTable } from '../../reports/terminal/plain-table.ts';
import { openGround } from '../../suites/explore/drive/open-ground.ts';
import { describePeople, describeStep } from '../../suites/explore/findings/describe-step.ts';
import type { SequenceFile } from '../../suites/explore/findings/sequence-file.ts';
import { replay } from '../../suites/explore/replay.ts';
import type { Place } from './place.ts';

const conclusion = (shows: boolean, undecided: string | null): string =>
  undecided === null ? (shows ? 'It occurred again' : 'It did not occur') : `Undecided: ${undecided}`;

/** Plays a kept sequence again and prints it. @returns the exit code of the command */
export const replaySequence = async ({ config, progress, signal }: Place, kept: SequenceFile): Promise<number> => {
  await using open = await openGround(config, { progress, signal });
  const { play, shownBy, undecided } = await replay(open.ground, kept, signal);
  const width = process.stdout.columns || 120;
  const rows = play.taken.map(({ step, answer }, index) => [String(index + 1), describeStep(step), answer]);
  const colWidths = [5, Math.floor((width - 5) * 0.68), Math.floor((width - 5) * 0.3)];
  const shows = shownBy !== undefined;
  const lines = [
    `${kept.requirement}: ${kept.what} (on ${kept.target})`,
    plainTable(rows, { colWidths }),
    describePeople(play.bound.phones),
    conclusion(shows, undecided),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (undecided !== null) {
    return exitCodes.undecided;
  }
  return shows ? exitCodes.fail : exitCodes.pass;
};
