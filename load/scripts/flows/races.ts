import { wrongCode } from '../../../contracts/codes.ts';
import type { Purpose } from '../../../contracts/record/load-history.ts';
import { authorizationUrl, authorize } from '../lib/authorization.ts';
import { sendCodesTogether, startInteraction, tryCodesTogether } from '../lib/experience.ts';
import { newestMessage, nextCode } from '../lib/inbox.ts';
import type { Visit } from '../lib/visit.ts';
import { otpSend } from './otp.ts';

const purpose: Purpose = 'sign-in';

/** Submits the right code ten times at once: it should be accepted once. */
const submitTogether = (visit: Visit): void => {
  const before = newestMessage(visit);
  const verificationId = otpSend(visit);
  const code = nextCode(visit.phone, before);
  tryCodesTogether(visit, verificationId, Array<string>(10).fill(code));
};

/** Tries twenty wrong codes at once: ten of them should be judged. */
const guessTogether = (visit: Visit): void => {
  const before = newestMessage(visit);
  const verificationId = otpSend(visit);
  const code = nextCode(visit.phone, before);
  const guesses = Array.from({ length: 20 }, (_, at) => wrongCode(code, at));
  tryCodesTogether(visit, verificationId, guesses);
};

/** Asks for twenty codes at once: ten of them should leave. */
const askTogether = (visit: Visit): void => {
  authorize(visit.browser, authorizationUrl());
  startInteraction(visit, purpose);
  sendCodesTogether(visit, purpose, 20);
};

const kinds = [submitTogether, guessTogether, askTogether] as const;

/** Sends requests together that each should see what the others did; takes turns with what they are. */
export const races = (visit: Visit): void => kinds[visit.source.arrival % kinds.length]?.(visit);
