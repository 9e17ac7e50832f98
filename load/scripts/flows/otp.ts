import { sendCode, verifyCode, verifyWrongCode } from '../lib/experience.ts';
import { beginAtLogto, requestCode } from '../lib/interaction.ts';
import type { Visit } from '../lib/visit.ts';

/** Asks for a code and leaves: an interaction of its own each time, as every browser has. */
export const otpSend = (visit: Visit): void => {
  beginAtLogto(visit);
  sendCode(visit, 'sign-in');
};

/** Asks for a code, types a wrong one and then the right one. */
export const otpVerify = (visit: Visit): void => {
  beginAtLogto(visit);
  const { verificationId, code } = requestCode(visit, 'sign-in');
  verifyWrongCode(visit, verificationId, code);
  verifyCode(visit, verificationId, code);
};
