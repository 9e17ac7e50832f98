import type { SignInMode } from '../model/settings.ts';
import { interactionOf, type World } from '../model/world.ts';
import { boundaryPasswords, minimalLengths, passwordCount } from '../steps/passwords.ts';
import type { Step, StepOf, Tab } from '../steps/step.ts';
import { again, inPart, oneOf } from './choose.ts';
import type { Wish } from './wish.ts';

const modes: readonly [SignInMode, ...SignInMode[]] = ['SignIn', 'Register', 'SignInAndRegister'];

/** One setting of the tenant is changed at a time. */
const change = ({ policy, settings }: World, { choice }: Wish): StepOf<'setPolicy'> => {
  const { codeTries, codeLifetime, maxFailures, lockout } = policy;
  const { passwords } = settings;
  const changes = [
    { codeTries: oneOf([2, 5, 3], again(choice)) },
    { codeLifetime: oneOf([120, 300, 600], again(choice)) },
    { maxFailures: oneOf([4, 9, 6], again(choice)) },
    { lockout: oneOf([60, 600, 300], again(choice)) },
    // Most of a mode shows only in an interaction that begins afterwards.
    { mode: 'SignIn' as const },
    { mode: oneOf(modes, again(choice)) },
    { passwords: { ...passwords, minLength: oneOf(minimalLengths, again(choice)) } },
    { passwords: { ...passwords, characterTypes: oneOf([3, 4, 2, 1], again(choice)) } },
    { passwords: { ...passwords, rejectsWord: !passwords.rejectsWord } },
    { passwords: { ...passwords, rejectsUserInfo: !passwords.rejectsUserInfo } },
    { passwords: { ...passwords, rejectsRepetition: !passwords.rejectsRepetition } },
  ];
  return {
    do: 'setPolicy',
    codeTries,
    codeLifetime,
    maxFailures,
    lockout,
    ...changes[again(choice, 2) % changes.length],
  };
};

/** A new password, in two of three cases at a boundary of what policies ask for. */
export const newPasswordFor = ({ choice }: Wish): number =>
  inPart(choice, 35) ? choice % passwordCount : passwordCount + (again(choice, 2) % boundaryPasswords.length);

/** What shows whether the mode in force is kept to: an interaction is begun in it, and switched to what it leaves out. */
const tryMode = ({ settings: { mode } }: World, tab: Tab, turn: number): Step | undefined => {
  const [open, closed] = mode === 'Register' ? (['Register', 'SignIn'] as const) : (['SignIn', 'Register'] as const);
  return turn === 1 ? { do: 'start', tab, event: open } : { do: 'switchTo', tab, event: closed };
};

const tryPasswords = (world: World, wish: Wish, tab: Tab, turn: number): Step | undefined => {
  const event = interactionOf(world, tab)?.event;
  const password = passwordCount + (again(wish.choice, 3 + turn) % boundaryPasswords.length);
  return event ? { do: event === 'ForgotPassword' ? 'replacePassword' : 'addPassword', tab, password } : undefined;
};

/** @param turn 0 for the change, then for what shows whether it is kept to */
export const setPolicyFor = (world: World, wish: Wish, tab: Tab, turn: number): Step | undefined => {
  const changed = change(world, wish);
  if (turn === 0) {
    return changed;
  }
  return changed.mode === undefined
    ? changed.passwords && tryPasswords(world, wish, tab, turn)
    : tryMode(world, tab, turn);
};
