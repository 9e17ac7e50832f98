import { allSpellings } from '../../../fixtures/http/values/further-spellings.ts';
import type { Written } from '../steps/step.ts';
import { atLeastOne, mostly } from './choose.ts';

const spellingKeys = atLeastOne(allSpellings.map(({ key }) => key));

/** The number of a person, now and then written in another way. @param usual percent in which it is not */
export const write = (person: number, choice: number, usual = 75): Written => {
  const spelling = mostly<string | undefined>(undefined, spellingKeys, choice, usual);
  return { person, ...(spelling !== undefined && { spelling }) };
};
