import { firstPassword, laterPassword } from '../../plan/passwords.ts';
import { identify, replacePassword, startInteraction, submitReset, verifyPassword } from '../lib/experience.ts';
import { comeHome, leaveApplication, proveNumber } from '../lib/interaction.ts';
import type { Visit } from '../lib/visit.ts';

/** In an interaction that has begun: proves the password and goes home to the application. */
const signInWith = (visit: Visit, password: string): void => {
  identify(visit, verifyPassword(visit, password));
  comeHome(visit, 'password');
};

/** A complete sign-in by password, from the application's home page back to it. */
export const signInByPassword = (visit: Visit): void => {
  leaveApplication(visit, 'sign-in');
  signInWith(visit, firstPassword);
};

/** Sets a new password by code, and signs in with it. */
export const forgotPassword = (visit: Visit): void => {
  leaveApplication(visit, 'forgot-password');
  identify(visit, proveNumber(visit, 'forgot-password'));
  const password = laterPassword(visit.source.arrival);
  replacePassword(visit, password);
  submitReset(visit);
  startInteraction(visit, 'sign-in');
  signInWith(visit, password);
};
