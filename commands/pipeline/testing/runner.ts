import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { temporaryFolder } from '../../../fixtures/tools/temporary-folder.ts';
import { readAction } from './action.ts';
import { writeActionFolder } from './action-folder.ts';

type Values = Readonly<Record<string, string>>;

/** What is known while steps run: `inputs.target`, `steps.run.outputs.verdict`. */
type Context = Record<string, string>;

/** Puts values in place of expressions. Ours are names; anything else is a condition, which a runner judges. */
const filled = (text: string, context: Context): string =>
  text.replaceAll(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_all, name: string) => context[name] ?? '');

/** Reads a file of outputs, as GitHub does: `name=value`, or a block up to a mark. */
const parseOutputs = (text: string): Values =>
  Object.fromEntries([
    ...[...text.matchAll(/^([\w-]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    ...[...text.matchAll(/^([\w-]+)<<(.+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [name, value]),
  ]);

interface Job {
  readonly inputs?: Values;
  /** On top of a runner's own. */
  readonly environment?: Values;
  /** A script in place of commands/pipeline.ts. */
  readonly pipeline?: string;
}

/**
 * Runs each `run` of action.yml as it stands, by the shell and with the files of a runner. What other actions would do is
 * left out; the action's folder is one of its own, so that `npm ci` empties nobody's node_modules.
 */
export const runAction = async ({ inputs = {}, environment = {}, pipeline }: Job) => {
  const action = await readAction();
  const base = await temporaryFolder('runner');
  const [workspace, temporary] = [join(base.path, 'workspace'), join(base.path, 'temporary')];
  await Promise.all([workspace, temporary].map((folder) => mkdir(folder)));
  const actionPath = await writeActionFolder(base.path, pipeline);
  const summaryFile = join(base.path, 'summary.md');
  await writeFile(summaryFile, '');
  const context: Context = { 'runner.os': 'Linux', 'runner.arch': 'X64', 'github.token': 'token-of-the-job' };
  for (const [name, { default: value }] of Object.entries(action.inputs)) {
    context[`inputs.${name}`] = inputs[name] ?? filled(value, context);
  }
  const steps: string[] = [];
  const lines: string[] = [];
  let exitCode = 0;
  for (const step of action.runs.steps.flatMap((each) => ('run' in each ? [each] : []))) {
    const [outputFile, script] = ['output', 'script.sh'].map((name) => join(base.path, `${steps.length}-${name}`));
    await Promise.all([writeFile(`${outputFile}`, ''), writeFile(`${script}`, step.run)]);
    const env = Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value, context)]);
    const ended = await execa('bash', ['--noprofile', '--norc', '-eo', 'pipefail', `${script}`], {
      ...{ cwd: workspace, reject: false, all: true, stdin: 'ignore' },
      env: {
        ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: actionPath, GITHUB_WORKSPACE: workspace },
        ...{ GITHUB_OUTPUT: outputFile, GITHUB_STEP_SUMMARY: summaryFile, RUNNER_TEMP: temporary },
        ...{ GITHUB_REPOSITORY: 'team/shop', GITHUB_REPOSITORY_OWNER: 'team' },
        GITHUB_WORKFLOW_REF: 'team/shop/.github/workflows/gate.yml@refs/heads/upgrade',
        ...{ LOGTO_HOME: '', DATABASE_URL: '', APP_URL: '', INIT_CWD: '', npm_config_loglevel: 'error' },
        ...environment,
        ...Object.fromEntries(env),
      },
    });
    steps.push(step.name);
    lines.push(ended.all);
    for (const [name, value] of Object.entries(parseOutputs(await readFile(`${outputFile}`, 'utf8')))) {
      context[`steps.${step.id}.outputs.${name}`] = value;
    }
    exitCode = ended.exitCode ?? 1;
    if (exitCode !== 0) {
      break;
    }
  }
  const outputs: Record<string, string | undefined> = Object.fromEntries(
    Object.entries(action.outputs).map(([name, { value }]) => [name, filled(value, context)]),
  );
  return {
    /** Of the step that failed, else 0. */
    exitCode,
    /** Names of the steps that ran, the last of which may have failed. */
    steps,
    /** The checkout of whoever uses the action. */
    workspace,
    outputs,
    /** Standard output and error of all steps. */
    log: lines.join('\n'),
    /** The summary of the job. */
    summary: await readFile(summaryFile, 'utf8'),
    [Symbol.asyncDispose]: () => base[Symbol.asyncDispose](),
  };
};
