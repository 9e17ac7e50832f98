import type { SequenceFile } from '../findings/sequence-file.ts';
import type { StepOrGroup } from '../steps/step.ts';

const tab = { browser: 0, client: 0 };
const verify: StepOrGroup = { do: 'verifyCode', tab, verification: 0, to: { person: 0 }, code: { of: 0 } };

/** A code that is entered twice, as a finding keeps it. */
export const enteredTwice: SequenceFile = {
  ...{ schemaVersion: 1, requirement: 'OTP-04', property: 'accepted', what: 'a code was accepted twice' },
  ...{ target: 'the stand-in', policy: {} },
  steps: [
    { do: 'authorize', tab, prompt: 'consent' },
    { do: 'start', tab, event: 'SignIn' },
    { do: 'sendCode', tab, to: { person: 0 }, event: 'SignIn' },
    verify,
    verify,
  ],
};
