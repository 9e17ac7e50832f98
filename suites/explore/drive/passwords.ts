import { randomInt } from 'node:crypto';
import type { PhoneDigits } from '../../../contracts/phone.ts';
import { type PasswordShape, rejectedWord } from '../steps/passwords.ts';

const alphabets = ['bcdfghjkmnpqrstvwxz', 'BCDFGHJKMNPQRSTVWXZ', '2345679', '!#%+-=?@_'] as const;

const oneOf = (text: string): string => text[randomInt(text.length)] ?? '';

/** A password of this shape. @param first the number of the first person */
export const passwordOf = ({ length, types, of }: PasswordShape, first: PhoneDigits): string => {
  switch (of) {
    case 'one character':
      return 'q'.repeat(length);
    case 'a rejected word':
      return rejectedWord;
    case 'the number of the first person':
      // With a letter, so that it has another case to be missed by.
      return `${first}x`;
    default:
      return Array.from({ length }, (_, at) => oneOf(alphabets[at % types] ?? alphabets[0])).join('');
  }
};
