import { ApiException } from '@kubernetes/client-node';
import { z } from 'zod';
import { describeError, HarnessError } from '../../../fixtures/tools/errors.ts';
import { parseJson } from '../../../fixtures/tools/parse-json.ts';

const status = z.object({ message: z.string() });

/** What the API server said in one line; of anything else that was thrown its message. */
export const apiMessage = (error: unknown): string => {
  if (!(error instanceof ApiException)) {
    const cause = error instanceof Error && error.cause !== undefined ? ` (${describeError(error.cause)})` : '';
    return `${describeError(error)}${cause}`;
  }
  const body: unknown = typeof error.body === 'string' ? parseJson(error.body) : error.body;
  const read = status.safeParse(body);
  return read.success ? read.data.message : `HTTP ${error.code}`;
};

export const isStatus = (error: unknown, code: number): boolean => error instanceof ApiException && error.code === code;

/** An error of the API server as a person reads it. */
export const apiProblem = (what: string, remedy: string, cause: unknown): HarnessError =>
  new HarnessError(`${what} (${apiMessage(cause)})`, remedy, { cause });
