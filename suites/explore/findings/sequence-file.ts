import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { isCheckId } from '../../../contracts/check-id.ts';
import { describeError, HarnessError } from '../../../fixtures/tools/errors.ts';
import { loadCatalogue } from '../../catalogue/index.ts';
import { isProperty } from '../judge/violation.ts';
import { stepSchema } from '../steps/step.ts';
import { describeIssue } from './describe-issue.ts';

/** The form that is written and read; a file of another form is of another version of the harness. */
const version = 1;

/** Of a sequence that shows nothing: that in which a target died. */
export const showsNothing = { requirement: 'none', property: 'unfinished' } as const;

const isJudged = ({ requirement, property }: { requirement: string; property: string }): boolean =>
  (loadCatalogue().has(requirement) && isProperty(property)) ||
  (requirement === showsNothing.requirement && property === showsNothing.property);

/** A sequence as it is kept: what it shows, where it was found, and its steps. */
export const sequenceFileSchema = z
  .strictObject({
    schemaVersion: z.literal(version),
    check: z
      .string()
      .refine(isCheckId, 'it is no id of a check, such as OTP-03.2')
      .optional()
      .describe('Of a kept regression'),
    title: z.string().max(90).optional().describe('Of a kept regression: what must hold'),
    requirement: z.string(),
    property: z.string(),
    key: z.string().optional().describe('What tells the finding from others; absent: its last step tells'),
    what: z.string().describe('What was expected of whom, and what came'),
    target: z.string().describe('Where it was found'),
    /** The limits that it was found under: another tenant may reach others. */
    policy: z.record(z.string(), z.number()),
    steps: z.array(stepSchema).min(1),
  })
  .refine(isJudged, { path: ['requirement'], message: 'nothing is judged by this requirement and property' })
  .refine(({ key, requirement, property }) => key?.startsWith(`${requirement} ${property} `) !== false, {
    path: ['key'],
    message: 'it is not of this requirement and property',
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
    throw new HarnessError(`${name} is not a sequence (${describeIssue(json, error)})`, remedy, { cause: error });
  }
  return data;
};

/** Bytes that a file has at most: the longest sequences have a hundred thousand. */
const largest = 4 * 1024 * 1024;

/** @throws HarnessError in one line for a file that is not there, is damaged or is of another version */
export const readSequence = async (file: string, signal?: AbortSignal): Promise<SequenceFile> => {
  // No more than that is read, whatever stands there: a device or a pipe may have no end.
  const options = { end: largest, ...(signal && { signal }) };
  const content = await buffer(createReadStream(file, options)).catch((error: unknown) => {
    throw new HarnessError(`${file} cannot be read (${describeError(error)})`, remedy, { cause: error });
  });
  if (content.length > largest) {
    throw new HarnessError(`${file} is too large for a sequence (more than ${largest} bytes)`, remedy);
  }
  return parseSequence(file, content.toString());
};
