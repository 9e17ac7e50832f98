import type { Command } from 'commander';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { nearest } from '../../fixtures/tools/nearest.ts';

export interface AccessibilityFlag {
  /** True for all rules. */
  readonly accessibility?: true | readonly string[];
}

export const addAccessibilityFlag = (command: Command): Command =>
  command.option(
    '--accessibility [rule...]',
    'fail for accessibility violations, which are notes otherwise; with names, for these rules of axe only',
  );

/**
 * The rules of axe whose violations fail the run, none for all; undefined where violations are notes.
 *
 * @throws HarnessError for a name that axe does not have, with those that come near
 */
export const readAccessibility = async ({
  accessibility,
}: AccessibilityFlag): Promise<readonly string[] | undefined> => {
  if (accessibility === undefined || accessibility === true) {
    return accessibility && [];
  }
  // A run without names need not wait for it.
  const { default: axe } = await import('axe-core');
  const known = axe.getRules().map(({ ruleId }) => ruleId);
  const unknown = accessibility.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new HarnessError(
      `axe has no rule "${unknown}"`,
      `Did you mean ${nearest(unknown, known)
        .map((name) => `"${name}"`)
        .join(', ')}?`,
    );
  }
  return accessibility;
};
