import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const attachmentSchema = z.object({ name: z.string(), source: z.string(), type: z.string().default('') });

/** Steps nest, and Playwright's attachments are steps of their own. */
const stepSchema = z.object({
  attachments: z.array(attachmentSchema).default([]),
  get steps(): z.ZodDefault<z.ZodArray<typeof stepSchema>> {
    return z.array(stepSchema).default([]);
  },
});

const namedValue = z.object({ name: z.string(), value: z.string() });

const resultSchema = stepSchema.extend({
  fullName: z.string(),
  start: z.number().default(0),
  labels: z.array(namedValue).default([]),
  parameters: z.array(namedValue).default([]),
});

type Step = z.infer<typeof stepSchema>;
export type Attachment = z.infer<typeof attachmentSchema>;

/** What the verdict needs from one attempt that `allure-playwright` wrote down. */
export interface AllureResult {
  /** As `resultName` gives it. */
  readonly name: string;
  readonly start: number;
  readonly feature: string | undefined;
  readonly attachments: readonly Attachment[];
}

const attachmentsOf = (step: Step): Attachment[] => [...step.attachments, ...step.steps.flatMap(attachmentsOf)];

const namedAs = (values: z.infer<typeof namedValue>[], name: string): string | undefined =>
  values.find((value) => value.name === name)?.value;

const readResult = async (path: string): Promise<AllureResult | undefined> => {
  try {
    const result = resultSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return {
      name: `${namedAs(result.parameters, 'Project') ?? ''} ${result.fullName}`,
      start: result.start,
      feature: namedAs(result.labels, 'feature'),
      attachments: attachmentsOf(result),
    };
  } catch {
    // A result that was cut short counts as absent: the ledger notices that it is missing.
    return undefined;
  }
};

/** All results of a run, oldest first; empty if the folder is not there. */
export const readAllureResults = async (folder: string): Promise<AllureResult[]> => {
  const names = await readdir(folder).catch(() => []);
  const paths = names.filter((name) => name.endsWith('-result.json')).map((name) => join(folder, name));
  const results = await Promise.all(paths.map(readResult));
  return results.filter((result) => result !== undefined).sort((one, other) => one.start - other.start);
};
