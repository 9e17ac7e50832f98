import { allTypes, shapeOf } from '../steps/passwords.ts';
import { may, mustNot, type Objection } from './expectation.ts';
import type { World } from './world.ts';

/**
 * What the policy in force has against a new password.
 *
 * @param requirement by which a policy is kept to
 * @param owner who it is for, as far as the server knows
 */
export const passwordObjections = (
  { settings: { passwords, usualLength } }: World,
  requirement: string,
  number: number,
  owner: number | null | undefined,
): Objection[] => {
  const { length, types, of } = shapeOf(number) ?? { length: usualLength, types: allTypes };
  const isPhone = of === 'the number of the first person';
  const isRepeated = of === 'one character' && passwords.rejectsRepetition;
  const isWord = of === 'a rejected word' && passwords.rejectsWord;
  return [
    length < passwords.minLength && mustNot(requirement, 'the password is shorter than the policy asks for'),
    length > passwords.maxLength && mustNot(requirement, 'the password is longer than the policy allows'),
    types < passwords.characterTypes && mustNot(requirement, 'the password has too few kinds of characters'),
    isRepeated && mustNot(requirement, 'the password is one character again and again'),
    isWord && mustNot(requirement, 'the password is a rejected word'),
    isPhone &&
      passwords.rejectsUserInfo &&
      owner === 0 &&
      mustNot(requirement, 'the password is the number of its user'),
    // It may be known as leaked, or be a sequence.
    of !== undefined && may('the password is easily guessed'),
  ];
};
