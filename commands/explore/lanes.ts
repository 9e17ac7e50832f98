import { describeError } from '../../fixtures/tools/errors.ts';
import { silent } from '../../fixtures/tools/progress.ts';
import { type OpenGround, openGround } from '../../suites/explore/drive/open-ground.ts';
import { type Explored, TargetDied } from '../../suites/explore/explore.ts';
import type { Place } from './place.ts';

/** A Logto that others use as well gets one sequence at a time, unless told otherwise. */
const lanesFor = ({ about }: OpenGround, wanted: number | undefined): number =>
  wanted ?? (about.kind === 'external' ? 1 : 4);

/**
 * A ground for each lane, the first of them apart. A stand-in is light enough to have one for each, with a clock of its
 * own; on other targets lanes have people apart.
 */
export const openGrounds = async (
  { config, progress, signal }: Place,
  wanted: number | undefined,
  undo: AsyncDisposableStack,
): Promise<readonly [OpenGround, ...OpenGround[]]> => {
  const first = undo.use(await openGround(config, { progress, signal }));
  const others = lanesFor(first, wanted) - 1;
  if (first.about.kind !== 'embedded') {
    return [first, ...Array.from({ length: others }, () => first)];
  }
  const ports = { app: 0, secondApp: 0, logto: 0, logtoAdmin: 0, sms: 0, inbox: 0 };
  const grounds: OpenGround[] = [];
  while (grounds.length < others) {
    grounds.push(undo.use(await openGround({ ...config, ports }, { progress: silent, signal })));
  }
  return [first, ...grounds];
};

/** @param signals end the lane, and the shrinking of what it found */
type Lane = (
  open: OpenGround,
  index: number,
  signals: { readonly signal: AbortSignal; readonly shrinking: AbortSignal },
) => Promise<void>;

/** Seconds for which what was found is shrunk when the time is over. */
const longestShrinking = 60;

/** Why an exploration ended that somebody interrupted. */
const interruption = 'interrupted';

/** Lets all lanes explore until the time is over, and shrink what they found. @returns why it ended before; null if it did not */
export const exploreInLanes = async (
  { progress, signal }: Place,
  {
    grounds,
    seconds,
    title,
    explored,
  }: { grounds: readonly OpenGround[]; seconds: number; title: string; explored: Explored },
  lane: Lane,
): Promise<string | null> =>
  progress.step(title, async (detail) => {
    const over = new AbortController();
    using limits = new DisposableStack();
    const within = (limit: number): AbortSignal => {
      const late = new AbortController();
      // A timer, which holds it: Node forgets an AbortSignal.timeout() that only AbortSignal.any() refers to.
      const timer = setTimeout(() => late.abort(), limit * 1000);
      limits.defer(() => clearTimeout(timer));
      return AbortSignal.any([late.signal, signal, over.signal]);
    };
    const signals = { signal: within(seconds), shrinking: within(seconds + longestShrinking) };
    const showing = setInterval(() => detail(`${explored.sequences} sequences, ${explored.requests} requests`), 1000);
    const failures: unknown[] = [];
    const fail = (error: unknown): void => {
      failures.push(error);
      over.abort(new TargetDied(describeError(error)));
    };
    for (const { broken } of new Set(grounds)) {
      void broken.then(fail);
    }
    // None is left behind that would still make users when those of the run are removed.
    await Promise.all(grounds.map((ground, index) => lane(ground, index, signals).catch(fail)));
    clearInterval(showing);
    if (failures.length > 0) {
      return describeError(failures[0]);
    }
    return signal.aborted ? interruption : null;
  });
