import { identify } from '../lib/experience.ts';
import { comeHome, leaveApplication, proveNumber } from '../lib/interaction.ts';
import type { Visit } from '../lib/visit.ts';

/**
 * A complete sign-in by code of a user who exists, from the application's home page back to it.
 *
 * @returns the home page of whoever is signed in
 */
export const signIn = (visit: Visit): string => {
  leaveApplication(visit, 'sign-in');
  identify(visit, proveNumber(visit, 'sign-in'));
  return comeHome(visit, 'code');
};
