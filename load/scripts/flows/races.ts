import { wrongCodes } from '../../../contracts/codes.ts';
import type { Purpose } from '../../../contracts/record/load-history.ts';
import { authorizationUrl, authorize } from '../lib/authorization.ts';
import { sendTogether, startInteraction, tryTogether } from '../lib/experience.ts';
import { newestMessage, nextCode } from '../lib/inbox.ts';
import type { Visit } from '../lib/visit.ts';
import { otpSend } from './otp.ts';

const purpose: Purpose = 'sign-in';

const tryOf = (visit: Visit, codesFor: (right: string) => readonly string[]): void => {
  const before = newestMessage(visit);
  const verificationId = otpSend(visit);
  const codes = codesFor(nextCode(visit.phone, before));
  tryTogether(codes.map((code) => ({ visit, verificationId, code })));
};

/** Submits the right code ten times at once: it should be accepted once. */
const submitTogether = (visit: Visit): void => tryOf(visit, (right) => Array<string>(10).fill(right));

/** Tries twenty wrong codes at once: ten of them should be judged. */
const guessTogether = (visit: Visit): void => tryOf(visit, (right) => wrongCodes(right, 20));

/** Asks for twenty codes at once: ten of them should leave. */
const askTogether = (visit: Visit): void => {
  authorize(visit.browser, authorizationUrl());
  startInteraction(visit, purpose);
  sendTogether(Array<Visit>(20).fill(visit), purpose);
};

const kinds = [submitTogether, guessTogether, askTogether] as const;

/** Sends requests together that each should see what the others did; takes turns with what they are. */
export const races = (visit: Visit): void => kinds[visit.source.arrival % kinds.length]?.(visit);
