import { z } from 'zod';
import type { Answer } from '../testing/browser.ts';
import { fill, type Values } from './placeholders.ts';
import type { Recording } from './recording.ts';
import { compareShape } from './shape.ts';

const errorBody = z.object({ code: z.string() });

const codeOf = (body: unknown): string | undefined => {
  const parsed = errorBody.safeParse(body);
  return parsed.success ? parsed.data.code : undefined;
};

/** How an answer differs from the recorded one: status, error code, target, cookies, allowed methods, body shape. */
export const compareAnswer = ({ response }: Recording, answer: Answer, values: Values): readonly string[] => {
  const facts: ReadonlyArray<readonly [string, unknown, unknown]> = [
    ['status', response.status, answer.status],
    ['error code', codeOf(response.body), codeOf(answer.body)],
    ['location', response.location === undefined ? '' : fill(response.location, values), answer.location],
    ['cookies', response.cookies?.join(' ') ?? '', answer.cookiesSet.join(' ')],
    ['allow', response.allow ?? '', answer.headers.get('allow') ?? ''],
  ];
  return facts
    .filter(([, expected, actual]) => expected !== actual)
    .map(([what, expected, actual]) => `${what}: ${String(expected)} expected, ${String(actual)} found`)
    .concat(compareShape(response.body, answer.body));
};
