import { describeError, HarnessError } from '../../fixtures/tools/errors.ts';
import type { Ground } from './drive/ground.ts';
import { keyOf } from './findings/finding.ts';
import type { SequenceFile } from './findings/sequence-file.ts';
import type { Violation } from './judge/violation.ts';
import { beginPlay, type Play, type Taken } from './play/play.ts';
import { isOfAccountApi } from './steps/account-steps.ts';
import type { StepOrGroup } from './steps/step.ts';

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

/** Whether a violation is the one that a sequence was kept for. One that was kept without its key has it of its last step. */
const isKept = ({ key, steps, requirement, property, what }: SequenceFile) => {
  const wanted = key ?? keyOf(steps.at(-1), { requirement, property, what });
  return ({ step }: Taken, { of, ...violation }: Violation): boolean =>
    wanted === keyOf(step, key === undefined || of === undefined ? violation : { ...violation, of });
};

/** Why a step could not be taken; null where what was to be misused never came to be. */
const whyNotTaken = ({ taken, world }: Play, index: number): string | null => {
  const broken = taken.flatMap(({ violations }, at) => violations.map(({ what }) => `step ${at + 1}: ${what}`));
  if (broken.length === 0 && !world.isLost && taken.some(wasSpared)) {
    return null;
  }
  const why = broken[0] ?? 'one before it was answered otherwise than when it was kept';
  return `step ${index + 1} could not be taken (${why})`;
};

/** What a step needs that this target does not allow; null where it allows it. */
const lackOf = ({ pass, setPolicy, hasAccountApi }: Ground, step: StepOrGroup): string | null => {
  const { do: kind } = step;
  if (!hasAccountApi && isOfAccountApi(step)) {
    return 'the Account API is not open at this target';
  }
  if (kind === 'pass' && pass === null) {
    return 'time cannot be moved at this target';
  }
  return kind === 'setPolicy' && setPolicy === null ? 'the limits of this tenant are not to be changed' : null;
};

interface Scene {
  readonly ground: Ground;
  readonly kept: SequenceFile;
  readonly signal: AbortSignal;
}

/** Why a step could not be taken at all, in one line; of a mistake of the harness, the mistake. */
const failureOf = (error: unknown, index: number): unknown => {
  if (error instanceof HarnessError || (error instanceof TypeError && error.cause === undefined)) {
    return error;
  }
  const why = describeError(error).replace(/\s+/g, ' ');
  return error instanceof RangeError
    ? new HarnessError(
        `the sequence names what there is not: ${why}`,
        'It was changed by hand, or written by another version of the harness: explore again',
        { cause: error },
      )
    : new HarnessError(
        `the target did not answer step ${index + 1} (${why})`,
        'See whether it runs, and play it again',
        {
          cause: error,
        },
      );
};

const playSteps = async (play: Play, { ground, kept, signal }: Scene): Promise<Replayed> => {
  const shows = isKept(kept);
  const undecidedBy = (undecided: string | null): Replayed => ({ play, shownBy: undefined, undecided });
  for (const [index, step] of kept.steps.entries()) {
    signal.throwIfAborted();
    const lack = lackOf(ground, step);
    if (lack !== null) {
      return undecidedBy(lack);
    }
    const taken = await play.take(step).catch((error: unknown) => {
      throw failureOf(error, index);
    });
    if (taken === null) {
      return undecidedBy(whyNotTaken(play, index));
    }
    if (taken.violations.some((violation) => shows(taken, violation))) {
      return { play, shownBy: taken, undecided: null };
    }
    if (taken.undecided !== null) {
      return undecidedBy(`step ${index + 1} could not be judged: ${taken.undecided}`);
    }
  }
  return undecidedBy(null);
};

/** @throws HarnessError for a file that names what there is not, and for a target that does not answer */
const playOnce = async (scene: Scene): Promise<Replayed> => {
  const play = beginPlay(scene.ground);
  const [played] = await Promise.allSettled([playSteps(play, scene)]);
  const [ended] = await Promise.allSettled([play.end()]);
  if (played.status === 'rejected') {
    throw played.reason;
  }
  if (ended.status === 'rejected') {
    throw new HarnessError(
      `what the sequence changed could not be put back (${describeError(ended.reason)})`,
      'See whether the target runs, and look at its limits',
    );
  }
  return played.value;
};

/** How often a race is run, which need not show each time. */
export const raceTries = 20;

/** The limits under which a sequence was found and that this tenant has otherwise, or that nobody knows here. */
export const limitsUnlike = ({ policy }: Pick<Ground, 'policy'>, kept: Pick<SequenceFile, 'policy'>): string[] => {
  const own: Readonly<Record<string, number>> = { ...policy };
  return Object.entries(kept.policy).flatMap(([name, value]) =>
    own[name] === value ? [] : [`${name} is ${own[name] ?? 'not known'}, not ${value}`],
  );
};

/**
 * Plays a sequence exactly as it was kept, one with steps at the same time until it shows, twenty times at most. The model
 * goes by the limits of the target.
 *
 * @throws HarnessError when the target does not answer, or the reason of the signal
 */
export const replay = async (ground: Ground, kept: SequenceFile, signal: AbortSignal): Promise<Replayed> => {
  const scene = { ground, kept, signal };
  const tries = kept.steps.some(({ do: name }) => name === 'together') ? raceTries : 1;
  let last = await playOnce(scene);
  for (let tried = 1; tried < tries && last.shownBy === undefined && last.undecided === null; tried += 1) {
    last = await playOnce(scene);
  }
  const others = limitsUnlike(ground, kept);
  return last.shownBy === undefined && last.undecided === null && others.length > 0
    ? { ...last, undecided: `the tenant has other limits than where it was found (${others.join(', ')})` }
    : last;
};
