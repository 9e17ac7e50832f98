import { exitCodes } from '../../contracts/record/verdict.ts';
import { plainTable } from '../../reports/terminal/plain-table.ts';
import { openGround } from '../../suites/explore/drive/open-ground.ts';
import { describePeople, describeStep } from '../../suites/explore/findings/describe-step.ts';
import type { SequenceFile } from '../../suites/explore/findings/sequence-file.ts';
import type { Violation } from '../../suites/explore/judge/violation.ts';
import { limitsUnlike, type Replayed, replay } from '../../suites/explore/replay.ts';
import type { Place } from './place.ts';

const described = ({ requirement, what }: Violation, step: number): string => `step ${step}: ${requirement}: ${what}`;

/** What must not have happened besides, of a sequence that did not show what it was kept for. */
const besides = ({ play: { taken } }: Replayed): string[] =>
  taken.flatMap(({ violations }, index) => violations.map((violation) => described(violation, index + 1)));

const conclusion = (replayed: Replayed, limits: readonly string[]): string => {
  const { shownBy, undecided } = replayed;
  if (undecided !== null) {
    return `Undecided: ${undecided}`;
  }
  const under = limits.length === 0 ? '' : `, under other limits than where it was found (${limits.join(', ')})`;
  const others = besides(replayed);
  return shownBy === undefined
    ? ['It did not occur', ...others.map((one) => `Something else must not have happened, ${one}`)].join('\n')
    : `It occurred again${under}`;
};

/** Plays a kept sequence again and prints it. @returns the exit code of the command */
export const replaySequence = async ({ config, progress, signal }: Place, kept: SequenceFile): Promise<number> => {
  await using open = await openGround(config, { progress, signal });
  const replayed = await replay(open.ground, kept, signal);
  const { play, shownBy, undecided } = replayed;
  const width = process.stdout.columns || 120;
  const rows = play.taken.map(({ step, answer }, index) => [String(index + 1), describeStep(step), answer]);
  const colWidths = [5, Math.floor((width - 5) * 0.68), Math.floor((width - 5) * 0.3)];
  const lines = [
    `${kept.requirement}: ${kept.what} (on ${kept.target})`,
    plainTable(rows, { colWidths }),
    describePeople(play.bound.phones),
    conclusion(replayed, limitsUnlike(open.ground, kept)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (undecided !== null) {
    return exitCodes.undecided;
  }
  return shownBy ? exitCodes.fail : exitCodes.pass;
};
