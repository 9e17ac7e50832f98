// Logto's guards are zod 3, and its 400 answers carry zod 3's issues as they are: zod 4 words them differently.
import { z } from 'zod/v3';
import { RequestError } from './request-error.ts';

export { z };

/** An issue of any zod 3: the connector brings its own copy. */
interface Issue {
  readonly code: string;
  readonly path: ReadonlyArray<string | number>;
  readonly message: string;
  readonly expected?: unknown;
  readonly received?: unknown;
}

const explain = ({ code, path, message, expected, received }: Issue): string => {
  const text = code === 'invalid_type' ? `Expected ${expected} but received ${received}.` : message;
  return `Error in key path "${path.join('.')}": (${code}) ${text}`;
};

/** Logto's two renderings of a zod error: `data` and `details`. */
export const describeIssues = (issues: readonly Issue[]): { data: unknown; details: string } => ({
  data: { issues, name: 'ZodError' },
  details: issues.map(explain).join('\n'),
});

/**
 * Checks what came in.
 *
 * @throws RequestError 400 `guard.invalid_input` in Logto's shape
 */
export const guard = <T extends z.ZodTypeAny>(schema: T, input: unknown): z.output<T> => {
  const result = schema.safeParse(input);
  if (!result.success) {
    throw new RequestError('guard.invalid_input', 400, {
      ...describeIssues(result.error.issues),
      interpolation: { type: 'body' },
    });
  }
  return result.data;
};
