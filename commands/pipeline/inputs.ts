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

const inputsSchema = z
  .object({
    /** Versions between commas, or an image. */
    CONFORMANCE_LOGTO: text,
    CONFORMANCE_TARGET: text.pipe(z.enum(targetKinds).default('compose')),
    CONFORMANCE_APP: text,
    CONFORMANCE_APP_COMMAND: text,
    CONFORMANCE_APP_FOLDER: text,
    /** A line each. */
    CONFORMANCE_APP_ENV: text
      .transform((value) => value?.split(/\s*\n\s*/) ?? [])
      .pipe(z.array(z.string().regex(/^[A-Za-z_]\w*=/, 'each line has to be NAME=value'))),
    CONFORMANCE_FLAGS: text.transform((value) => wordsOf(value ?? '')),
    CONFORMANCE_BASELINE: text,
    CONFORMANCE_BASELINE_BRANCH: text,
    CONFORMANCE_DEVIATIONS: text,
    CONFORMANCE_GATE: list.pipe(z.array(z.enum(severities))),
    CONFORMANCE_STRICT: text.pipe(z.enum(['true', 'false']).default('false')).transform((value) => value === 'true'),
    /** Name of the artifact that holds the report; on GitLab the folder. */
    CONFORMANCE_ARTIFACT: text.pipe(
      z
        .string()
        .regex(/^[^\\/:*?"<>|\r\n]+$/)
        .default('conformance'),
    ),
    /** Where the folders of runs are made. */
    CONFORMANCE_OUT: text,
    /** File for outputs, as GitLab reads them. */
    CONFORMANCE_OUTPUTS: text,
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
  })
  .transform((given) => ({
    logto: given.CONFORMANCE_LOGTO,
    target: given.CONFORMANCE_TARGET,
    app: given.CONFORMANCE_APP,
    appCommand: given.CONFORMANCE_APP_COMMAND,
    appFolder: given.CONFORMANCE_APP_FOLDER,
    appEnv: given.CONFORMANCE_APP_ENV,
    flags: given.CONFORMANCE_FLAGS,
    baseline: given.CONFORMANCE_BASELINE,
    baselineBranch: given.CONFORMANCE_BASELINE_BRANCH,
    deviations: given.CONFORMANCE_DEVIATIONS,
    gate: given.CONFORMANCE_GATE,
    strict: given.CONFORMANCE_STRICT,
    artifact: given.CONFORMANCE_ARTIFACT,
    out: given.CONFORMANCE_OUT,
    /** The checkout of whoever uses this: paths are relative to it. */
    workspace: given.GITHUB_WORKSPACE ?? given.CI_PROJECT_DIR ?? given.INIT_CWD ?? process.cwd(),
    temporary: given.RUNNER_TEMP,
    outputs: { github: given.GITHUB_OUTPUT, gitlab: given.CONFORMANCE_OUTPUTS },
    github: {
      server: given.GITHUB_SERVER_URL,
      token: given.GH_TOKEN,
      repository: given.GITHUB_REPOSITORY,
      workflowRef: given.GITHUB_WORKFLOW_REF,
    },
    gitlab: {
      api: given.CI_API_V4_URL,
      project: given.CI_PROJECT_ID,
      job: given.CI_JOB_NAME,
      token: given.CI_JOB_TOKEN,
      ownToken: given.BASELINE_TOKEN,
    },
  }));

/** What a pipeline asks for. */
export type Inputs = Readonly<z.output<typeof inputsSchema>>;

/** `CONFORMANCE_APP_ENV` is the input `app-env`. */
const inputOf = (variable: PropertyKey | undefined): string =>
  String(variable)
    .replace(/^CONFORMANCE_/, '')
    .toLowerCase()
    .replaceAll('_', '-');

/**
 * Reads the inputs of action.yml and of templates/conformance.yml, and what GitHub and GitLab say of the job.
 *
 * @throws HarnessError naming each input that is wrong
 */
export const readInputs = (environment: Readonly<Record<string, string | undefined>> = process.env): Inputs => {
  const parsed = inputsSchema.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${inputOf(path[0])}: ${message}`);
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
