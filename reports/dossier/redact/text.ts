import { type Codes, hideCodes } from './codes.ts';
import { hideCookies } from './cookies.ts';
import { detectors } from './detectors.ts';
import type { Hider } from './hider.ts';
import { hideNumbers } from './numbers.ts';
import { peel } from './peel.ts';

export interface Redaction {
  readonly hider: Hider;
  /** See `SecretSearch`. */
  readonly ownNumbers: readonly string[];
  readonly codes: Codes;
}

/** JSON in a parameter of a URL in JSON in JSON. */
const deepest = 4;

/** Takes out of a text what looks like a secret, in the texts that it holds too. It is taken byte for byte (`latin1`). */
export const redactText = (text: string, redaction: Redaction, depth = 0): string => {
  const { hider, ownNumbers, codes } = redaction;
  const plain = detectors.reduce((all, detector) => detector(all, hider.hide), text);
  const shown = hideCodes(hideNumbers(hideCookies(plain, hider.hide), ownNumbers, hider.hide), codes, hider.hide);
  return depth === deepest ? shown : peel(shown, (inner) => redactText(inner, redaction, depth + 1));
};
