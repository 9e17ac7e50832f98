import { allSpellings } from '../../../fixtures/http/values/further-spellings.ts';
import type { Written } from '../steps/step.ts';
import { again, atLeastOne, inPart, mostly, oneOf } from './choose.ts';

const spellingKeys = atLeastOne(allSpellings.map(({ key }) => key));

/** Those of digits alone, which a check of form lets through. */
const ofDigits = atLeastOne(
  allSpellings.filter(({ spell }) => /^[0-9]+$/.test(spell('8613800000001'))).map(({ key }) => key),
);

/** The number of a person, now and then written in another way. @param usual percent in which it is not */
export const write = (person: number, choice: number, usual = 75): Written => {
  const another = inPart(again(choice, 14), 60) ? oneOf(ofDigits, again(choice, 15)) : undefined;
  const spelling = mostly<string | undefined>(undefined, spellingKeys, choice, usual);
  return { person, ...(spelling !== undefined && { spelling: another ?? spelling }) };
};

/** The number of a person in another way for certain: for the greater part as people write it at home, else in digits. */
export const writeInDigits = (person: number, choice: number): Written => ({
  person,
  spelling: mostly('national', ofDigits, choice, 40),
});
