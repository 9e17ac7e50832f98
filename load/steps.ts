/** The requests of a sign-in by code, in their order. Plain TypeScript: k6 and the report both read it. */
export const signInSteps = [
  'open the home page',
  'press Sign In',
  'authorize',
  'open the sign-in page',
  'start the interaction',
  'send the code',
  'receive the code',
  'verify the code',
  'identify',
  'submit',
  'resume to consent',
  'consent',
  'resume to the callback',
  'call back',
  'see the signed-in page',
] as const;

export type StepName = (typeof signInSteps)[number];

/** k6's name for the durations of one step. */
export const durationOf = (step: StepName): string => `http_req_duration{step:${step}}`;
