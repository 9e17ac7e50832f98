/** The kinds of requests that flows are made of, in the order of a report. Plain TypeScript: k6 and the report read it. */
export const stepNames = [
  'open the home page',
  'press Sign In',
  'authorize',
  'open the sign-in page',
  'start the interaction',
  'send the code',
  'receive the code',
  'verify a wrong code',
  'verify the code',
  'verify the password',
  'identify',
  'add the password',
  'replace the password',
  'submit',
  'resume to consent',
  'consent',
  'resume to the callback',
  'call back',
  'call back wrongly',
  'see the signed-in page',
  'press Sign Out',
  'end the session',
  'confirm the sign-out',
  'see the signed-out page',
] as const;

export type StepName = (typeof stepNames)[number];

/** k6's name for the durations of one step, but for what came while the target warmed up. */
export const durationOf = (step: StepName): string => `http_req_duration{step:${step},measured:yes}`;
