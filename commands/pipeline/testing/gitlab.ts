import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { repository } from '../../../fixtures/tools/repository.ts';

const headerSchema = z.strictObject({
  spec: z.strictObject({
    inputs: z.record(
      z.string(),
      z.strictObject({
        description: z.string().optional(),
        type: z.enum(['array', 'boolean']).optional(),
        default: z.union([z.string(), z.boolean(), z.array(z.string())]).optional(),
      }),
    ),
  }),
});

const jobSchema = z.strictObject({
  stage: z.string(),
  tags: z.unknown(),
  image: z.string(),
  services: z.array(z.strictObject({ name: z.string(), alias: z.string() })),
  variables: z.record(z.string(), z.string()),
  script: z.array(z.string()),
  after_script: z.array(z.string()),
  artifacts: z.strictObject({
    when: z.literal('always'),
    paths: z.array(z.string()),
    exclude: z.array(z.string()).optional(),
    reports: z.record(z.string(), z.string()),
  }),
});

type Inputs = Readonly<Record<string, string>>;

/** templates/conformance.yml as GitLab reads it: a header with inputs, and jobs in which their values are put. */
export const readTemplate = async (given: Inputs = {}) => {
  const text = await readFile(join(repository, 'templates/conformance.yml'), 'utf8');
  const [header, body] = parseAllDocuments(text);
  const { inputs } = headerSchema.parse(header?.toJS()).spec;
  const fill = (value: string): string =>
    value.replaceAll(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_all, name: string) => {
      if (!(name in inputs)) {
        throw new Error(`the template has no input ${name}`);
      }
      return given[name] ?? String(inputs[name]?.default ?? '');
    });
  const filled: unknown = JSON.parse(JSON.stringify(body?.toJS()), (_key, value: unknown) =>
    typeof value === 'string' ? fill(value) : value,
  );
  const raw = jobSchema.parse(Object.values(z.record(z.string(), z.unknown()).parse(body?.toJS()))[0]);
  const [entry] = Object.entries(z.record(z.string(), jobSchema).parse(filled));
  return { inputs, raw, name: entry?.[0] ?? '', job: entry?.[1] ?? raw };
};
