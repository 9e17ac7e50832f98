import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** One exchange with a real Logto 1.42. `<name>` stands for a value that differs from run to run. */
const recording = z.strictObject({
  id: z.string(),
  title: z.string(),
  request: z.strictObject({
    method: z.string(),
    path: z.string(),
    /** `cookie` lists names only. */
    headers: z.record(z.string(), z.string()).default({}),
    body: z.unknown().optional(),
  }),
  response: z.strictObject({
    status: z.number(),
    location: z.string().optional(),
    allow: z.string().optional(),
    /** Names of the cookies that were set, signatures left out. */
    cookies: z.array(z.string()).optional(),
    body: z.unknown().optional(),
  }),
  /** Requests that reached the SMS provider. */
  smsSent: z.number().default(0),
});

export type Recording = z.infer<typeof recording>;

export const groups = [
  'exp-signin-code',
  'exp-signin-password',
  'exp-register',
  'exp-forgot',
  'exp-switch',
  'exp-resend',
  'exp-noconnector',
  'exp-errors',
  'consent',
  'authz',
  'token',
  'userinfo',
  'end-session',
  'mapi',
  'discovery',
  'ui',
] as const;

export type Group = (typeof groups)[number];

/** The recordings of a group in the order in which they were made. */
export const readRecordings = (group: Group): readonly Recording[] =>
  readFileSync(new URL(`recordings/${group}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => recording.parse(JSON.parse(line)));
