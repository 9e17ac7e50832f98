import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isCheckId } from '../../../contracts/check-id.ts';
import { describeError, HarnessError } from '../../../fixtures/tools/errors.ts';
import { stepSchema } from '../steps/step.ts';

/** The form that is written and read; a file of another form is of another version of the harness. */
const version = 1;

/** A sequence as it is kept: what it shows, where it was found, and its steps. */
export const sequenceFileSchema = z.strictObject({
  schemaVersion: z.literal(version),
  check: z
    .string()
    .refine(isCheckId, 'it is no id of a check, such as OTP-03.2')
    .optional()
    .describe('Of a kept regression'),
  title: z.string().max(90).optional().describe('Of a kept regression: what must hold'),
  requirement: z.string(),
  property: z.string(),
  what: z.string().describe('What was expected of whom, and what came'),
  target: z.string().describe('Where it was found'),
  /** The limits that it was found under: another tenant may reach others. */
  policy: z.record(z.string(), z.number()),
  steps: z.array(stepSchema).min(1),
});

export type SequenceFile = z.infer<typeof sequenceFileSchema>;

const remedy = 'Give a file that "npm run explore" wrote, such as reports/out/explore/latest/finding-1.json';

/** @throws HarnessError in one line for a file that is damaged or of another version */
export const parseSequence = (name: string, text: string): SequenceFile => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new HarnessError(`${name} is not valid JSON (${describeError(error).replace(/\s+/g, ' ')})`, remedy, {
      cause: error,
    });
  }
  const found = z.object({ schemaVersion: z.number() }).safeParse(json).data?.schemaVersion;
  if (found !== undefined && found !== version) {
    throw new HarnessError(`${name} has the form ${found}, and this harness reads form ${version}`, remedy);
  }
  const { data, error } = sequenceFileSchema.safeParse(json);
  if (error) {
    const [issue] = error.issues;
    const place = issue?.path.map(String).join('.') ?? '';
    throw new HarnessError(`${name} is not a sequence (${place}: ${issue?.message ?? ''})`, remedy, { cause: error });
  }
  return data;
};

/** @throws HarnessError in one line for a file that is not there, is damaged or is of another version */
export const readSequence = async (file: string): Promise<SequenceFile> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new HarnessError(`${file} cannot be read (${describeError(error)})`, remedy, { cause: error });
  });
  return parseSequence(file, text);
};
