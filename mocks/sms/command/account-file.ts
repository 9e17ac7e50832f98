import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Reads an account from a JSON file.
 *
 * @throws Error in one line that says what is wrong with which part of the file
 */
export const readAccount = async <Account>(file: string, accountSchema: z.ZodType<Account>): Promise<Account> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(`the account file ${file} cannot be read: ${reason(error)}`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`the account file ${file} is no JSON: ${reason(error)}`);
  }
  const parsed = accountSchema.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${z.core.toDotPath(path)}: ${message}`);
    throw new Error(`the account file ${file} is wrong (${problems.join('; ')})`);
  }
  return parsed.data;
};
