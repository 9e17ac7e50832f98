import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { keyOfBreakage } from './breakage.ts';

/** A check as it goes on the stand-in with nothing broken. */
const checkLine = z.object({
  kind: z.literal('check'),
  id: z.string(),
  project: z.string(),
  requirements: z.array(z.string()),
  /** `fails` where the sample app or the stand-in has a registered deviation: such a check is red by itself. */
  state: z.enum(['passes', 'fails', 'not-applicable']),
});

/** What checks made of a fault. */
const faultLine = z.object({
  kind: z.literal('fault'),
  side: z.enum(['stand-in', 'application', 'provider', 'openid-provider']),
  name: z.string(),
  /** Commit of the harness by which it was tried. */
  revision: z.string().optional(),
  seconds: z.number(),
  /** Checks that turned red, with the reason in one line. */
  red: z.array(z.object({ id: z.string(), project: z.string(), reason: z.string() })),
  /** Checks of the same requirements that did not. */
  green: z.int(),
});

const line = z.discriminatedUnion('kind', [checkLine, faultLine]);

export type ProvenCheck = z.infer<typeof checkLine>;
export type ProvenFault = z.infer<typeof faultLine>;

/** What `npm run prove` found, one line of JSON each. */
export interface Proof {
  readonly checks: readonly ProvenCheck[];
  readonly faults: readonly ProvenFault[];
}

const proofFile = join(import.meta.dirname, 'proof.jsonl');

/** @throws ZodError when a line is damaged */
export const readProof = async (): Promise<Proof> => {
  const text = await readFile(proofFile, 'utf8');
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((json) => line.parse(JSON.parse(json)));
  return {
    checks: lines.filter((entry) => entry.kind === 'check'),
    faults: lines.filter((entry) => entry.kind === 'fault'),
  };
};

/** Keeps what was found now, and of what was found before all that was not tried again and still exists. */
export const mergeProofs = (before: Proof, now: Proof, order: readonly string[]): Proof => {
  const found = new Map([...before.faults, ...now.faults].map((fault) => [keyOfBreakage(fault), fault]));
  return {
    checks: now.checks.length > 0 ? now.checks : before.checks,
    faults: order.flatMap((key) => found.get(key) ?? []),
  };
};

export const writeProof = async ({ checks, faults }: Proof): Promise<void> => {
  const sorted = checks.toSorted((a, b) => `${a.project} ${a.id}`.localeCompare(`${b.project} ${b.id}`, 'en'));
  await writeFile(proofFile, [...sorted, ...faults].map((entry) => `${JSON.stringify(entry)}\n`).join(''));
};
