import { wrongCodes } from '../../../contracts/codes.ts';
import { sendTogether, tryTogether } from '../lib/experience.ts';
import { beginAtLogto, requestCode } from '../lib/interaction.ts';
import type { Visit } from '../lib/visit.ts';

const tryOf = (visit: Visit, codesFor: (right: string) => readonly string[]): void => {
  beginAtLogto(visit);
  const { verificationId, code: right } = requestCode(visit, 'sign-in');
  tryTogether(codesFor(right).map((code) => ({ visit, verificationId, code })));
};

/** Submits the right code ten times at once: it should be accepted once. */
const submitTogether = (visit: Visit): void => tryOf(visit, (right) => Array<string>(10).fill(right));

/** Tries twenty wrong codes at once: ten of them should be judged. */
const guessTogether = (visit: Visit): void => tryOf(visit, (right) => wrongCodes(right, 20));

/** Asks for twenty codes at once: ten of them should leave. */
const askTogether = (visit: Visit): void => {
  beginAtLogto(visit);
  sendTogether(Array<Visit>(20).fill(visit), 'sign-in');
};

const kinds = [submitTogether, guessTogether, askTogether] as const;

/** Sends requests together that each should see what the others did; takes turns with what they are. */
export const races = (visit: Visit): void => kinds[visit.source.arrival % kinds.length]?.(visit);
