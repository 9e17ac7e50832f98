import type { PhoneDigits } from '../../contracts/phone.ts';

/**
 * Numbers of other countries, as many-digit and as unused as a mainland one that is one's own: its last digits are
 * theirs. Numbers in the United States and in Hong Kong have eleven digits, which without a plus sign are read as a
 * mainland number.
 */
export const foreignNumbers: ReadonlyArray<
  readonly [country: string, name: string, of: (own: PhoneDigits) => PhoneDigits]
> = [
  ['US', 'the United States', (own) => `14152${own.slice(-6)}`],
  ['SG', 'Singapore', (own) => `6591${own.slice(-6)}`],
  ['HK', 'Hong Kong', (own) => `85291${own.slice(-6)}`],
  ['GB', 'the United Kingdom', (own) => `4479111${own.slice(-5)}`],
];
