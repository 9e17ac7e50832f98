import type { StepOf } from '../../steps/step.ts';
import { mustNot, type Objection } from '../expectation.ts';

/** How clients and what they were issued are presented in a request. */

/** What stands against a client that does not prove who it is as it was registered. */
export const clientObjection = ({ secret }: Pick<StepOf<'redeem'>, 'secret'>): Objection =>
  secret !== undefined && mustNot(unproven[secret], `the client came with ${secretAs[secret]}`);

const unproven = { none: 'TOK-24', another: 'TOK-09', spaced: 'TOK-29' } as const;

/** A client secret in the words of a reader. */
export const secretAs = {
  none: 'no secret',
  another: 'another secret',
  spaced: 'white space around its secret',
} as const;

/** What stands against a token or an authorization code that has something behind it. */
export const lengthObjection = ({ isLonger }: { readonly isLonger?: true | undefined }): Objection =>
  isLonger && mustNot('TOK-29', 'what was issued has a letter behind it');
