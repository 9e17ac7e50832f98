import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isCheckId } from '../../contracts/check-id.ts';

const suites = join(import.meta.dirname, '..');

/** A requirement and a number, such as `OTP-14.1`: what follows them is a value, of which the text knows only the form. */
const numbered = /[@'`"]([A-Z]{2,5}-\d{2,3}\.[1-9]\d*)(?!\d)/g;

/** Sequences that explorations found, each a check. */
const kept = /explore[\\/]regressions[\\/].*\.json$/;

/** A requirement whose checks are numbered when the suites are loaded. */
const numberedLater = /@([A-Z]{2,5}-\d{2,3})\.\$\{/g;

let known: ReadonlySet<string> | undefined;

/** Read from the text of the suites, as loading them takes seconds. */
const numbersInSuites = (): ReadonlySet<string> => {
  known ??= new Set(
    readdirSync(suites, { recursive: true, encoding: 'utf8' })
      .filter((file) => (file.endsWith('.ts') && !file.endsWith('.test.ts')) || kept.test(file))
      .map((file) => readFileSync(join(suites, file), 'utf8'))
      .flatMap((text) => [...text.matchAll(numbered), ...text.matchAll(numberedLater)].map(([, id = '']) => id)),
  );
  return known;
};

/** Whether there is a check of this id, or may be one whose number or value is made when the suites are loaded. */
export const isKnownCheck = (id: string): boolean => {
  const [requirement = '', number = ''] = id.split('.');
  const ids = numbersInSuites();
  return ids.has(`${requirement}.${number}`) || ids.has(requirement);
};

const retiredSchema = z.record(
  z.string().refine(isCheckId, 'it is no id of a check, such as OTP-03.2'),
  z.string().min(10),
);

/**
 * Checks that are no more, by id, each with what became of it. An id is never given to another check: registers, proofs
 * and old runs would speak of something else.
 */
export const readRetiredChecks = (): Readonly<Record<string, string>> =>
  retiredSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'retired-checks.json'), 'utf8')));
