import { HarnessError } from '../../fixtures/tools/errors.ts';
import type { Ground } from './drive/ground.ts';
import type { SequenceFile } from './findings/sequence-file.ts';
import { beginPlay, type Play, type Taken } from './play/play.ts';

/** What became of a sequence that was played again. */
export interface Replayed {
  readonly play: Play;
  /** The step that shows what the sequence was kept for. */
  readonly shownBy: Taken | undefined;
  /** Why it could not be judged; null if it could. */
  readonly undecided: string | null;
}

/** A refusal of what a server may refuse: it need not let a sequence come as far as where it was kept. */
const wasSpared = ({ expected, accepted }: Taken): boolean => expected.acceptance === 'may' && !accepted;

const playSteps = async (
  play: Play,
  { ground, kept, signal }: { ground: Ground; kept: SequenceFile; signal: AbortSignal },
): Promise<Replayed> => {
  for (const [index, step] of kept.steps.entries()) {
    signal.throwIfAborted();
    if (step.do === 'pass' && ground.pass === null) {
      return { play, shownBy: undefined, undecided: 'time cannot be moved at this target' };
    }
    if (step.do === 'setPolicy' && ground.setPolicy === null) {
      return { play, shownBy: undefined, undecided: 'the limits of this tenant are not to be changed' };
    }
    const taken = await play.take(step);
    if (taken === null && play.taken.some(wasSpared)) {
      // What was to be misused never came to be.
      return { play, shownBy: undefined, undecided: null };
    }
    if (taken === null) {
      const undecided = `step ${index + 1} could not be taken, as one before it was answered otherwise than when it was kept`;
      return { play, shownBy: undefined, undecided };
    }
    const isShown = taken.violations.some(
      ({ requirement, property }) => requirement === kept.requirement && property === kept.property,
    );
    if (isShown) {
      return { play, shownBy: taken, undecided: null };
    }
  }
  return { play, shownBy: undefined, undecided: null };
};

/** @throws HarnessError for a file that names what there is not */
const playOnce = async (ground: Ground, kept: SequenceFile, signal: AbortSignal): Promise<Replayed> => {
  const play = beginPlay(ground);
  try {
    return await playSteps(play, { ground, kept, signal });
  } catch (error) {
    throw error instanceof RangeError
      ? new HarnessError(
          `the sequence names what there is not: ${error.message}`,
          'It was changed by hand, or written by another version of the harness: explore again',
        )
      : error;
  } finally {
    await play.end();
  }
};

/** How often a race is run, which need not show each time. */
export const raceTries = 20;

/** The limits under which a sequence was found and that this tenant has otherwise. */
export const limitsUnlike = ({ policy }: Ground, kept: SequenceFile): string[] =>
  Object.entries(policy).flatMap(([name, value]) =>
    kept.policy[name] === undefined || kept.policy[name] === value
      ? []
      : [`${name} is ${value}, not ${kept.policy[name]}`],
  );

/**
 * Plays a sequence exactly as it was kept, one with steps at the same time until it shows, twenty times at most.
 *
 * @throws Error when the target does not answer, or the reason of the signal
 */
export const replay = async (ground: Ground, kept: SequenceFile, signal: AbortSignal): Promise<Replayed> => {
  const tries = kept.steps.some(({ do: name }) => name === 'together') ? raceTries : 1;
  let last = await playOnce(ground, kept, signal);
  for (let tried = 1; tried < tries && last.shownBy === undefined; tried += 1) {
    last = await playOnce(ground, kept, signal);
  }
  const others = limitsUnlike(ground, kept);
  return last.shownBy === undefined && last.undecided === null && others.length > 0
    ? { ...last, undecided: `the tenant has other limits than where it was found (${others.join(', ')})` }
    : last;
};
