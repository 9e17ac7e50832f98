import { firstPassword } from '../../plan/passwords.ts';
import { addPassword, identify } from '../lib/experience.ts';
import { comeHome, leaveApplication, proveNumber } from '../lib/interaction.ts';
import { plan } from '../lib/settings.ts';
import type { Visit } from '../lib/visit.ts';

const makeAccount = (visit: Visit, verificationId: string): void => {
  if (plan.tenant !== 'password-and-code') {
    identify(visit, verificationId, 201);
    return;
  }
  identify(visit, verificationId, 422);
  addPassword(visit, firstPassword);
  identify(visit, undefined, 201);
};

/** Makes an account by code, with a password where the tenant asks for one, and goes home signed in. */
export const register = (visit: Visit): void => {
  leaveApplication(visit, 'register');
  makeAccount(visit, proveNumber(visit, 'register'));
  comeHome(visit, 'code');
};
