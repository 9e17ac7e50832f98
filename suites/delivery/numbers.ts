import type { PhoneDigits } from '../../contracts/phone.ts';

/**
 * Numbers of other countries, as many-digit and as unused as a mainland one that is one's own: its last digits are
 * theirs. Numbers in the United States and in Hong Kong have eleven digits, which without a plus sign are read as a
 * mainland number.
 */
export const foreignNumbers = (own: PhoneDigits): Readonly<Record<string, PhoneDigits>> => {
  const [six, five] = [own.slice(-6), own.slice(-5)];
  return {
    'the United States': `14152${six}`,
    Singapore: `6591${six}`,
    'Hong Kong': `85291${six}`,
    'the United Kingdom': `4479111${five}`,
  };
};
