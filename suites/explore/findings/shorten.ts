import fc from 'fast-check';
import type { Ground } from '../drive/ground.ts';
import { beginPlay, type Play } from '../play/play.ts';
import type { StepOrGroup } from '../steps/step.ts';
import { type Finding, keyOf } from './finding.ts';
import { type Counts, countsOf, createNumbering } from './renumber.ts';

/** How often steps at the same time are tried, which need not show each time. */
const raceTries = 4;

/** What there was before and after each step when none was left out. */
type Whole = Map<number, { readonly before: Counts; readonly after: Counts }>;

/** Plays those steps that are wanted, up to what shows the finding. @returns whether it was shown */
const shows = async (
  play: Play,
  steps: readonly StepOrGroup[],
  wanted: readonly boolean[],
  key: string,
  whole: Whole,
) => {
  const numbering = createNumbering();
  for (const [index, original] of steps.entries()) {
    const before = countsOf(play.world);
    const was = whole.get(index) ?? { before, after: before };
    const step = wanted[index] ? numbering.renumber(original, was.before, before) : undefined;
    const taken = step === undefined ? null : await play.take(step);
    if (taken !== null) {
      const after = countsOf(play.world);
      if (!whole.has(index)) {
        whole.set(index, { before, after });
      }
      numbering.keep(whole.get(index) ?? { before, after }, before, after);
      if (taken.violations.some((violation) => keyOf(taken.step, violation) === key)) {
        return true;
      }
    }
  }
  return false;
};

/** A finding as short as it became, and why what a playing changed could not be put back. */
interface Shortened {
  readonly finding: Finding;
  readonly notEnded: unknown;
}

/**
 * Leaves out of a finding's sequence each step without which it is shown as well, as long as there is time. What wishes
 * mean depends on all before them, so that shrinking them alone leaves steps that nothing needs.
 */
export const shorten = async (ground: Ground, finding: Finding, signal: AbortSignal): Promise<Shortened> => {
  const steps = finding.play.taken.map(({ step }) => step);
  const whole: Whole = new Map();
  let shortest = finding.play;
  let notEnded: unknown;
  let isDead = false;
  const isShown = async (wanted: readonly boolean[]): Promise<boolean> => {
    const play = beginPlay(ground);
    const [shown] = await Promise.allSettled([shows(play, steps, wanted, finding.key, whole)]);
    const [ended] = await Promise.allSettled([play.end()]);
    notEnded ??= ended.status === 'rejected' ? ended.reason : undefined;
    // Whether the target lives is found by whatever comes next.
    isDead = shown.status === 'rejected';
    const isIt = shown.status === 'fulfilled' && shown.value;
    shortest = isIt && play.taken.length <= shortest.taken.length ? play : shortest;
    return isIt;
  };
  const tries = steps.some(({ do: name }) => name === 'together') ? raceTries : 1;
  const isNeverShown = async (wanted: readonly boolean[]): Promise<boolean> => {
    for (let tried = 0; tried < tries && !signal.aborted && !isDead && notEnded === undefined; tried += 1) {
      if (await isShown(wanted)) {
        return false;
      }
    }
    return true;
  };
  const masks = fc.array(fc.boolean(), { minLength: steps.length, maxLength: steps.length });
  // One run, of all steps, which fails; what fast-check does then is what is wanted of it.
  await fc.check(fc.asyncProperty(masks, isNeverShown), { examples: [[steps.map(() => true)]], numRuns: 1 });
  const violations = shortest.taken.at(-1)?.violations ?? [];
  const violation = violations.find((one) => keyOf(shortest.taken.at(-1)?.step, one) === finding.key);
  return { finding: { ...finding, play: shortest, violation: violation ?? finding.violation }, notEnded };
};
