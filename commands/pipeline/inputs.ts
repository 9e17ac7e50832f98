import { z } from 'zod';
import { severities } from '../../contracts/record/catalogue.ts';
import { targetKinds } from '../../fixtures/config/config.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { wordsOf } from './words.ts';

/** An input that is not given is an empty variable. */
const text = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional();
const list = text.transform((value) => value?.split(/[\s,]+/) ?? []);

/** What GitHub and GitLab say of the job. */
const jobSchema = z.object({
  BASELINE_TOKEN: text,
  CI_JOB_TOKEN: text,
  CI_API_V4_URL: text,
  CI_PROJECT_ID: text,
  CI_JOB_NAME: text,
  GITHUB_OUTPUT: text,
  GITHUB_REPOSITORY: text,
  GITHUB_SERVER_URL: text.pipe(z.url().default('https://github.com')),
  GH_TOKEN: text,
  GITHUB_WORKFLOW_REF: text,
  RUNNER_TEMP: text,
  GITHUB_WORKSPACE: text,
  CI_PROJECT_DIR: text,
  /** Where the command was typed: npm says so. */
  INIT_CWD: text,
});

/** `appEnv` is the input `app-env`, and the variable `CONFORMANCE_APP_ENV`. */
const inputsSchema = z.object({
  /** Versions between commas, or an image. */
  logto: text,
  target: text.pipe(z.enum(targetKinds).default('compose')),
  app: text,
  appCommand: text,
  appFolder: text,
  /** A line each. */
  appEnv: text
    .transform((value) => value?.split(/\s*\n\s*/) ?? [])
    .pipe(z.array(z.string().regex(/^[A-Za-z_]\w*=/, 'each line has to be NAME=value'))),
  flags: text.transform((value) => wordsOf(value ?? '')),
  baseline: text,
  baselineBranch: text,
  deviations: text,
  gate: list.pipe(z.array(z.enum(severities))),
  strict: text.pipe(z.enum(['true', 'false']).default('false')).transform((value) => value === 'true'),
  /** Name of the artifact that holds the report; on GitLab the folder. */
  artifact: text.pipe(
    z
      .string()
      .regex(/^[^\\/:*?"<>|\r\n]+$/)
      .default('conformance'),
  ),
  /** Where the folders of runs are made. */
  out: text,
  /** File for outputs, as GitLab reads them. */
  outputs: text,
});

const pipelineSchema = inputsSchema.extend({ job: jobSchema }).transform(({ job, outputs, ...inputs }) => ({
  ...inputs,
  /** The checkout of whoever uses this: paths are relative to it. */
  workspace: job.GITHUB_WORKSPACE ?? job.CI_PROJECT_DIR ?? job.INIT_CWD ?? process.cwd(),
  temporary: job.RUNNER_TEMP,
  outputs: { github: job.GITHUB_OUTPUT, gitlab: outputs },
  github: {
    server: job.GITHUB_SERVER_URL,
    token: job.GH_TOKEN,
    repository: job.GITHUB_REPOSITORY,
    workflowRef: job.GITHUB_WORKFLOW_REF,
  },
  gitlab: {
    api: job.CI_API_V4_URL,
    project: job.CI_PROJECT_ID,
    job: job.CI_JOB_NAME,
    token: job.CI_JOB_TOKEN,
    ownToken: job.BASELINE_TOKEN,
  },
}));

/** What a pipeline asks for. */
export type Inputs = Readonly<z.output<typeof pipelineSchema>>;

const inputOf = (field: string): string =>
  field
    .replace(/(?<=[a-z])[A-Z]/g, '-$&')
    .replaceAll('_', '-')
    .toLowerCase();
const variableOf = (field: string): string => `CONFORMANCE_${inputOf(field).replaceAll('-', '_').toUpperCase()}`;

/**
 * Reads the inputs of action.yml and of templates/conformance.yml, and what GitHub and GitLab say of the job.
 *
 * @throws HarnessError naming each input that is wrong
 */
export const readInputs = (environment: Readonly<Record<string, string | undefined>> = process.env): Inputs => {
  const given = Object.keys(inputsSchema.shape).map((field) => [field, environment[variableOf(field)]]);
  const parsed = pipelineSchema.safeParse({ ...Object.fromEntries(given), job: environment });
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${inputOf(String(path.at(path[0] === 'job' ? 1 : 0)))}: ${message}`,
    );
    throw new HarnessError(`an input is wrong (${problems.join('; ')})`, 'See docs/ci.md');
  }
  const { baseline, baselineBranch, logto } = parsed.data;
  if (baseline !== undefined && baselineBranch !== undefined) {
    throw new HarnessError('baseline and baseline-branch are both given', 'Give one of them');
  }
  if ((baseline ?? baselineBranch) !== undefined && logto?.includes(',')) {
    throw new HarnessError('one baseline is not that of several versions', 'Use a job for each version');
  }
  return parsed.data;
};
