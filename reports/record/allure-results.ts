import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Whether a file in a folder of results is one, and no attachment. */
export const isResult = (name: string): boolean => name.endsWith('-result.json');

const attachmentSchema = z.looseObject({ name: z.string(), source: z.string(), type: z.string().optional() });

/** Steps nest, and Playwright's attachments are steps of their own. */
const stepSchema = z.looseObject({
  attachments: z.array(attachmentSchema).default([]),
  get steps(): z.ZodDefault<z.ZodArray<typeof stepSchema>> {
    return z.array(stepSchema).default([]);
  },
});

const namedValue = z.looseObject({ name: z.string(), value: z.string() });

const resultSchema = stepSchema.extend({
  fullName: z.string(),
  start: z.number().default(0),
  labels: z.array(namedValue).default([]),
  links: z.array(z.looseObject({ url: z.string() })).default([]),
  parameters: z.array(namedValue).default([]),
  statusDetails: z.looseObject({ message: z.string().optional() }).default({}),
});

/** One attempt as `allure-playwright` wrote it down, with whatever else it holds. */
export type WrittenResult = z.infer<typeof resultSchema>;

/** All that a result attaches, wherever in its steps. */
export const attachmentsOf = ({
  attachments,
  steps,
}: z.infer<typeof stepSchema>): ReadonlyArray<z.infer<typeof attachmentSchema>> => [
  ...attachments,
  ...steps.flatMap(attachmentsOf),
];

const namedAs = (values: WrittenResult['labels'], name: string): string | undefined =>
  values.find((value) => value.name === name)?.value;

/** The name of what was run, as `resultName` gives it. */
export const nameOf = ({ fullName, parameters }: WrittenResult): string =>
  `${namedAs(parameters, 'Project') ?? ''} ${fullName}`;

/** Reads a result; one that was cut short counts as absent: the ledger notices that it is missing. */
export const parseResult = (text: string): WrittenResult[] => {
  try {
    return [resultSchema.parse(JSON.parse(text))];
  } catch {
    return [];
  }
};

/**
 * A result, as `parseResult` takes it; an empty text for one that cannot be read. There are thousands of small ones, which
 * are read in a fifth of the time when none waits for the event loop.
 */
export const readResultText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** The texts of all results in a folder; none if it is not there, an empty one for a result that cannot be read. */
export const readResultTexts = async (folder: string): Promise<string[]> => {
  const names = await readdir(folder).catch(() => []);
  return names.filter(isResult).map((name) => readResultText(join(folder, name)));
};

/** What the verdict needs from all results of a run, oldest first. */
export const readAllureResults = async (folder: string) =>
  (await readResultTexts(folder))
    .flatMap(parseResult)
    .map((result) => ({
      ...{ name: nameOf(result), start: result.start, feature: namedAs(result.labels, 'feature') },
      attachments: attachmentsOf(result),
    }))
    .sort((one, other) => one.start - other.start);

export type AllureResult = Awaited<ReturnType<typeof readAllureResults>>[number];
