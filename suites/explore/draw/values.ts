import { nearMisses } from '../../../fixtures/http/near-misses.ts';
import { codeChanges } from '../steps/code-changes.ts';
import { atLeastOne } from './choose.ts';

/** Passwords of a sequence; with few of them, one is set twice now and then. */
export const passwordCount = 5;

export const codeChangeKeys = atLeastOne(codeChanges.map(({ key }) => key));
/** All that can be missed of any password. */
export const missTitles = atLeastOne(nearMisses('Aa1!').map(({ title }) => title));
