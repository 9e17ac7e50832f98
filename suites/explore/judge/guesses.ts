import type { World } from '../model/world.ts';
import type { Together } from './orders.ts';
import type { Violation } from './violation.ts';

/** Refusals that say of a guess that it was judged; others say that it was not looked at. */
const judgedWrong = /(verification_code\.code_mismatch|session\.invalid_credentials)$/;

const isWrong = ({ performed: { accepted, answer } }: Together): boolean => !accepted && judgedWrong.test(answer);

/** How many guesses of one code at the same time were judged. */
const ofCode = ({ policy }: World, group: readonly Together[]): Violation[] => {
  const byCode = Object.groupBy(group, ({ step }) => (step.do === 'verifyCode' ? step.verification : 'none'));
  const most = Math.max(
    ...Object.entries(byCode).map(([code, guesses = []]) =>
      code === 'none' ? 0 : guesses.filter((guess) => guess.performed.accepted || isWrong(guess)).length,
    ),
  );
  const what = `of ${group.length} guesses of one code at the same time ${most} were judged, and not ${policy.codeTries}`;
  return most > policy.codeTries ? [{ requirement: 'RL-04', property: 'guesses', what }] : [];
};

/** How many guesses for one number; a right one among them may forgive those before it. */
const ofPerson = ({ policy }: World, group: readonly Together[]): Violation[] => {
  const isForgiven = group.some(({ performed }) => performed.accepted);
  const byPerson = Object.groupBy(group, ({ step }) => ('to' in step ? step.to.person : 'none'));
  const most = Math.max(
    ...Object.entries(byPerson).map(([person, guesses = []]) =>
      person === 'none' ? 0 : guesses.filter(isWrong).length,
    ),
  );
  const what = `of ${group.length} guesses for one number at the same time ${most} were judged, and not ${policy.maxFailures}`;
  return !isForgiven && most > policy.maxFailures ? [{ requirement: 'CON-02', property: 'guesses', what }] : [];
};

/** At most as many guesses at the same time are judged as would be one after the other. */
export const judgeGuesses = (world: World, group: readonly Together[]): Violation[] =>
  group.length === 0 ? [] : [...ofCode(world, group), ...ofPerson(world, group)];
