import type { Deviation, FailureForm } from '../../contracts/record/deviations.ts';

const matches = ({ text, atLeast = -Infinity, atMost = Infinity }: FailureForm, error: string): boolean => {
  const found = new RegExp(text, 'u').exec(error.replaceAll(/\s+/g, ' '));
  const figure = found?.groups?.figure;
  return found !== null && (figure === undefined || (Number(figure) >= atLeast && Number(figure) <= atMost));
};

/**
 * Whether a failure is the one that an entry speaks of: each of its errors looks as the entry says.
 *
 * @param errors absent: what was seen is not known, as in a record of verdicts alone
 */
export const isKnownFailure = ({ failsWith }: Pick<Deviation, 'failsWith'>, errors?: readonly string[]): boolean =>
  failsWith === undefined || errors === undefined || errors.every((error) => matches(failsWith, error));

/** What an entry expected, for a reader: the expression and its bounds. */
export const formOf = ({ text, atLeast, atMost }: FailureForm): string =>
  [
    `/${text}/`,
    ...(atLeast === undefined ? [] : [`from ${atLeast}`]),
    ...(atMost === undefined ? [] : [`up to ${atMost}`]),
  ].join(' ');
