import { nearMisses } from '../../../fixtures/http/near-misses.ts';
import { codeChanges } from '../steps/code-changes.ts';
import { atLeastOne } from './choose.ts';

export const codeChangeKeys = atLeastOne(codeChanges.map(({ key }) => key));
/** All that can be missed of any password. */
export const missTitles = atLeastOne(nearMisses('Aa1!').map(({ title }) => title));
