import type { z } from 'zod';

const wordsOf = (issue: z.core.$ZodIssue): string => {
  if (!/^(?:Invalid|Too|Unrecognized)\b/.test(issue.message)) {
    return issue.message;
  }
  switch (issue.code) {
    case 'too_big':
      return `must be ${issue.maximum} at most`;
    case 'too_small':
      return `must be ${issue.minimum} at least`;
    case 'invalid_type':
      return `must be a ${issue.expected === 'int' ? 'whole number' : issue.expected}`;
    case 'invalid_value':
      return issue.values.length > 5 ? 'is none of the values that are known' : `must be ${issue.values.join(' or ')}`;
    case 'unrecognized_keys':
      return `has no part ${issue.keys.join(', ')}`;
    default:
      return issue.message;
  }
};

/** Why a request makes no sense: in words for a person, and by the parts that are wrong for a form. */
export const inWords = ({ issues }: z.ZodError) => {
  const said = issues.map((issue) => [issue.path.join('.'), wordsOf(issue)] as const);
  return {
    error: said.map(([part, words]) => `${part || 'this'} ${words}`).join('; '),
    issues: Object.fromEntries(said),
  };
};
