import fc from 'fast-check';
import type { Ground } from '../drive/ground.ts';
import { beginPlay, type Play } from '../play/play.ts';
import { isUnusual, plainly } from '../steps/plainly.ts';
import type { StepOrGroup } from '../steps/step.ts';
import { type Finding, keyOf } from './finding.ts';
import { type Counts, countsOf, createNumbering } from './renumber.ts';

/** How often steps at the same time are tried, which need not show each time. */
const raceTries = 4;

/** What there was before and after each step when none was left out. */
type Whole = Map<number, { readonly before: Counts; readonly after: Counts }>;

/** Plays steps, of which some are left out, up to what shows the finding. @returns whether it was shown */
const shows = async (play: Play, steps: readonly (StepOrGroup | undefined)[], key: string, whole: Whole) => {
  const numbering = createNumbering();
  for (const [index, original] of steps.entries()) {
    const before = countsOf(play.world);
    const was = whole.get(index) ?? { before, after: before };
    const step = original && numbering.renumber(original, was.before, before);
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

/** What a step is instead where it is not kept as it was; undefined: it is left out. */
type Instead = (step: StepOrGroup) => StepOrGroup | undefined;

/** One search after another for a sequence that shows a finding as well, and is simpler. */
const searching = (ground: Ground, finding: Finding, signal: AbortSignal) => {
  let best = finding.play;
  let notEnded: unknown;
  let isDead = false;
  const isShown = async (steps: readonly (StepOrGroup | undefined)[], whole: Whole): Promise<boolean> => {
    const play = beginPlay(ground);
    const [shown] = await Promise.allSettled([shows(play, steps, finding.key, whole)]);
    const [ended] = await Promise.allSettled([play.end()]);
    notEnded ??= ended.status === 'rejected' ? ended.reason : undefined;
    // Whether the target lives is found by whatever comes next.
    isDead = shown.status === 'rejected';
    const isIt = shown.status === 'fulfilled' && shown.value;
    best = isIt && play.taken.length <= best.taken.length ? play : best;
    return isIt;
  };
  return {
    result: () => ({ best, notEnded }),
    /** Keeps those steps as they are that the finding needs so. */
    async search(instead: Instead, isOpen: (step: StepOrGroup) => boolean): Promise<void> {
      const steps = best.taken.map(({ step }) => step);
      const open = steps.flatMap((step, index) => (isOpen(step) ? [index] : []));
      const whole: Whole = new Map();
      const tries = steps.some(({ do: name }) => name === 'together') ? raceTries : 1;
      const isNeverShown = async (kept: readonly boolean[]): Promise<boolean> => {
        const tried = steps.map((step, index) => (kept[open.indexOf(index)] === false ? instead(step) : step));
        for (let count = 0; count < tries && !signal.aborted && !isDead && notEnded === undefined; count += 1) {
          if (await isShown(tried, whole)) {
            return false;
          }
        }
        return true;
      };
      const masks = fc.array(fc.boolean(), { minLength: open.length, maxLength: open.length });
      // One run, of all steps, which fails; what fast-check does then is what is wanted of it.
      await fc.check(fc.asyncProperty(masks, isNeverShown), { examples: [[open.map(() => true)]], numRuns: 1 });
    },
  };
};

/**
 * Leaves out of a finding's sequence each step without which it is shown as well, and what is unusual about the others, as
 * long as there is time. What wishes mean depends on all before them, so that shrinking them alone leaves steps that nothing
 * needs.
 */
export const shorten = async (ground: Ground, finding: Finding, signal: AbortSignal): Promise<Shortened> => {
  const { search, result } = searching(ground, finding, signal);
  await search(
    () => undefined,
    () => true,
  );
  if (result().best.taken.some(({ step }) => isUnusual(step))) {
    await search(plainly, isUnusual);
  }
  const { best, notEnded } = result();
  const violations = best.taken.at(-1)?.violations ?? [];
  const violation = violations.find((one) => keyOf(best.taken.at(-1)?.step, one) === finding.key);
  return { finding: { ...finding, play: best, violation: violation ?? finding.violation }, notEnded };
};
