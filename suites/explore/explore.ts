import fc from 'fast-check';
import { type Coverage, newCoverage } from './coverage.ts';
import { type Run, sequencesOf } from './draw/sequences.ts';
import { createSwarms, type Swarms } from './draw/swarms.ts';
import type { Wish } from './draw/wish.ts';
import type { Ground } from './drive/ground.ts';
import { type Finding, keyOf } from './findings/finding.ts';
import { shorten } from './findings/shorten.ts';
import { isShownOnly } from './judge/violation.ts';
import { beginPlay, type Play, type Taken } from './play/play.ts';

/** Sequences of one swarm, and wishes of one sequence. */
const sequencesPerSwarm = 15;
const wishesPerSequence = 80;

/** Playings that show that no answer comes, while that is shrunk. */
const mostWaits = 3;

/** What ends a sequence that met something new. */
class NewViolation extends Error {}

/** Why a signal aborts, where the target died: of other lanes too, which may not have met that themselves. */
export class TargetDied extends Error {}

/** What an exploration has done so far, by all its lanes. */
export interface Explored {
  /** When it began, as `performance.now()` has it. */
  readonly beganAt: number;
  sequences: number;
  steps: number;
  requests: number;
  readonly coverage: Coverage;
  /** By key, in the order in which they were found. */
  readonly findings: Map<string, Finding>;
  /** Keys of what is being shrunk, by whichever lane. */
  readonly inHand: Set<string>;
  /** The sequence in which the target stopped answering. */
  unfinished: Play | null;
}

export const nothingExplored = (): Explored => ({
  ...{ sequences: 0, steps: 0, requests: 0, coverage: newCoverage(), findings: new Map() },
  ...{ inHand: new Set(), unfinished: null, beganAt: performance.now() },
});

export interface ExploreOptions {
  readonly seed: number;
  /** Ends it: nothing more is looked for. */
  readonly signal: AbortSignal;
  /** Ends the shrinking of what was found before; absent: with the rest. */
  readonly shrinking?: AbortSignal;
  /** What sequences are made of, beside the steps of flows. */
  readonly kinds: readonly Wish['kind'][];
  /** Is told of a finding as soon as it is shrunk. */
  readonly onFinding?: (finding: Finding) => void;
}

/** The options of a swarm, with what ends its shrinking. */
type SwarmOptions = ExploreOptions & Required<Pick<ExploreOptions, 'shrinking'>>;

/** Follows what one swarm meets: the first new violation is its target, which is shrunk; others wait for their turn. */
const createWatch = (explored: Explored, { signal, shrinking }: SwarmOptions, swarms: Swarms) => {
  let target: string | undefined;
  let last: Play | undefined;
  let showings = 0;
  let metAfter = 0;
  const isOver = (): boolean => (target === undefined ? signal : shrinking).aborted;
  return {
    isOver,
    /** Whether no more playings of it are worth their time: each waits for an answer as long as one may take. */
    isTooDear: () => target?.includes(' no-answer ') === true && showings >= mostWaits,
    /** Whether it was seen in more than one playing: else it may be of a target that was dying. */
    isConfirmed: () => showings > 1,
    /** @throws NewViolation where the sequence shows the target */
    meet(run: Run, { violations, step, answer, accepted, exchanges, expected }: Taken) {
      run.isOver ||= isOver() || !violations.every(isShownOnly);
      explored.steps += 1;
      explored.requests += exchanges.length;
      const reaching = explored.coverage.add(step, expected, answer, accepted);
      if (target === undefined) {
        swarms.learn(step.do, reaching);
      }
      for (const violation of violations) {
        const key = keyOf(step, violation);
        const known = explored.findings.get(key);
        if (known) {
          known.count += 1;
        } else if (target === undefined ? !explored.inHand.has(key) : target === key) {
          if (target === undefined) {
            metAfter = (performance.now() - explored.beganAt) / 1000;
          }
          explored.inHand.add(key);
          target = key;
          last = run.play;
          showings += 1;
          throw new NewViolation(violation.what);
        }
      }
    },
    /** The shortest sequence found that shows the target. */
    finding(seed: number): Finding | undefined {
      const { step, violations = [] } = last?.taken.at(-1) ?? {};
      const violation = violations.find((candidate) => keyOf(step, candidate) === target);
      return last && violation && { key: keyOf(step, violation), violation, play: last, seed, metAfter, count: 1 };
    },
  };
};

/** Explores one swarm: all its sequences, or up to the first that meets something new, which is shrunk. */
const exploreSwarm = async (
  ground: Ground,
  explored: Explored,
  swarms: Swarms,
  options: SwarmOptions,
): Promise<Finding | undefined> => {
  const { seed, shrinking, onFinding } = options;
  const watch = createWatch(explored, options, swarms);
  const notEnded: unknown[] = [];
  const play = async (commands: Parameters<typeof fc.asyncModelRun<Run, Run, true, Run>>[1]) => {
    const isOver = watch.isOver() || watch.isTooDear();
    const run: Run = { play: beginPlay(ground), isOver, onTaken: (taken) => watch.meet(run, taken) };
    explored.sequences += isOver ? 0 : 1;
    try {
      await fc.asyncModelRun(() => ({ model: run, real: run }), commands);
    } catch (error) {
      // Not one of those that are played for nothing once the target is dead.
      if (!(error instanceof NewViolation) && (explored.unfinished?.taken.length ?? 0) === 0) {
        explored.unfinished = run.play;
      }
      throw error;
    } finally {
      await run.play.end().catch((error: unknown) => notEnded.push(error));
    }
  };
  const property = fc.asyncProperty(sequencesOf(swarms.next(seed), wishesPerSequence), play);
  const { failed, errorInstance } = await fc.check(property, { seed, numRuns: sequencesPerSwarm });
  const isOver = notEnded.length > 0 || (failed && !(errorInstance instanceof NewViolation));
  const met = watch.finding(seed);
  const isDoubtful = (isOver || shrinking.reason instanceof TargetDied) && !watch.isConfirmed();
  if (met && isDoubtful) {
    explored.unfinished = met.play;
  }
  const finding = isDoubtful ? undefined : met;
  if (notEnded.length > 0) {
    // With the limits or the provider of another sequence nothing more can be judged.
    throw notEnded[0];
  }
  if (isOver) {
    if (finding) {
      // What was being shrunk when the target died, and was seen twice, was found all the same.
      onFinding?.(finding);
    }
    throw errorInstance;
  }
  return failed ? finding : undefined;
};

/** Seeds of the swarms of a lane, far from those of its neighbours. */
const seedOf = (seed: number, swarm: number): number => (seed + Math.imul(swarm, 7919)) | 0;

/**
 * Explores until the signal aborts: swarm after swarm, each finding once.
 *
 * @throws Error when the target does not answer
 */
export const explore = async (ground: Ground, explored: Explored, options: ExploreOptions): Promise<void> => {
  const { shrinking = options.signal } = options;
  const swarms = createSwarms(options.kinds);
  for (let swarm = 0; !options.signal.aborted; swarm += 1) {
    const ofSwarm = { ...options, shrinking, seed: seedOf(options.seed, swarm) };
    const shrunk = await exploreSwarm(ground, explored, swarms, ofSwarm);
    if (shrunk) {
      const { finding, notEnded } = await shorten(ground, shrunk, shrinking);
      explored.findings.set(finding.key, finding);
      options.onFinding?.(finding);
      if (notEnded !== undefined) {
        // As above: with the limits of another sequence nothing more can be judged.
        throw notEnded;
      }
    }
  }
};
