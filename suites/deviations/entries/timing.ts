import type { DeviationInput } from '../schema.ts';
import { common } from './entry.ts';

/** For the requirement and not for one of its checks: on idle cores the smaller of the two effects is near its bound. */
export const timing: DeviationInput = {
  ...common,
  requirement: 'ENM-03',
  standIn: true,
  reason: 'A send to a number of nobody does not wait for the provider, so its answer comes sooner',
  evidence: 'P(known slower than unknown) 0.65 to 0.73 with a provider of 0 ms, 0.92 to 1.0 with one of 300 ms',
  reproduction:
    'Time POST /api/experience/verification/verification-code for ForgotPassword, 200 times for known and 200 for unknown numbers, with a provider that takes 300 ms: the known ones take that much longer.',
};
