import { authorizationUrl, authorize } from '../lib/authorization.ts';
import { sendCode, startInteraction, verifyCode, verifyWrongCode } from '../lib/experience.ts';
import { newestMessage, nextCode } from '../lib/inbox.ts';
import type { Visit } from '../lib/visit.ts';

/** Asks for a code and leaves: an interaction of its own each time, as every browser has. */
export const otpSend = (visit: Visit): string => {
  authorize(visit.browser, authorizationUrl());
  startInteraction(visit, 'sign-in');
  return sendCode(visit, 'sign-in');
};

/** Asks for a code, types a wrong one and then the right one. */
export const otpVerify = (visit: Visit): void => {
  const before = newestMessage(visit);
  const verificationId = otpSend(visit);
  const code = nextCode(visit.phone, before);
  verifyWrongCode(visit, verificationId, code);
  verifyCode(visit, verificationId, code);
};
