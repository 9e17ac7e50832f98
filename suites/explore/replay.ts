import type { Ground } from './drive/ground.ts';
import type { SequenceFile } from './findings/sequence-file.ts';
import { beginPlay, type Play, type Taken } from './play/play.ts';

/** What became of a sequence that was played again. */
export interface Replayed {
  readonly play: Play;
  /** The step that shows what the sequence was kept for. */
  readonly shownBy: Taken | undefined;
  /** Index of a step that could not be taken, as an earlier one was answered otherwise; null if all were. */
  readonly stoppedAt: number | null;
}

/** Plays a sequence exactly as it was kept. @throws Error when the target does not answer */
export const replay = async (ground: Ground, { steps, requirement, property }: SequenceFile): Promise<Replayed> => {
  const play = beginPlay(ground);
  for (const [index, step] of steps.entries()) {
    const taken = await play.take(step);
    if (taken === null) {
      return { play, shownBy: undefined, stoppedAt: index };
    }
    if (
      taken.violations.some((violation) => violation.requirement === requirement && violation.property === property)
    ) {
      return { play, shownBy: taken, stoppedAt: null };
    }
  }
  return { play, shownBy: undefined, stoppedAt: null };
};
