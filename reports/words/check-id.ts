import { checkIdsIn, isCheckId, requirementOf, slugOf } from '../../contracts/check-id.ts';
import type { PlannedCheck } from '../../contracts/record/ledger.ts';
import type { Check } from '../../contracts/record/verdict.ts';

/**
 * A name from the file of a check and its titles: `register/a-code-is-refused` for a test of
 * `register/register.spec.ts`. It changes with them.
 *
 * @param file relative to the suites, with `/`
 * @param titles of its describe blocks and of the test itself
 */
export const idByTitle = (file: string, titles: readonly string[]): string => {
  const path = file.replace(/\.(spec|test)\.[cm]?[jt]sx?$/, '').split('/');
  const parts = [...path, ...titles].map(slugOf).filter((part, at, all) => part !== '' && part !== all[at - 1]);
  return parts.join('/');
};

/** The id in the tags of a check, whatever its title is; one that nobody gave an id yet goes by its title. */
export const idOfCheck = ({ file, titles, tags }: Pick<PlannedCheck, 'file' | 'titles' | 'tags'>): string =>
  checkIdsIn(tags)[0] ?? idByTitle(file, titles);

/** What a reader looks a check up by: its id, and the requirements that it decides beside that of its id. */
export const referencesOf = ({ id, requirements }: Pick<Check, 'id' | 'requirements'>): string[] =>
  isCheckId(id) ? [id, ...requirements.filter((requirement) => requirement !== requirementOf(id))] : [...requirements];
