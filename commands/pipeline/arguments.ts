import { resolve } from 'node:path';
import valid from 'semver/functions/valid.js';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import type { Inputs } from './inputs.ts';

/** How `npm start` is called. */
export interface Call {
  readonly flags: readonly string[];
  /** On top of the job's own. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A name and a tag, or a digest in its place: `registry:5000/logto:1.42.0-ours`. */
const image = /^([\w][\w.:/@-]*):([\w][\w.-]*)$/;

/** Which Logto is meant, in the words of the target. */
const logtoCall = ({ logto, target }: Inputs): Call => {
  if (logto === undefined) {
    return { flags: [], environment: {} };
  }
  const isVersions = logto.split(',').every((version) => valid(version.trim()) !== null);
  const isOne = !logto.includes(',');
  if (isVersions && isOne && target === 'external') {
    return { flags: [], environment: { LOGTO_VERSION: logto } };
  }
  if (isVersions && isOne && target === 'compose') {
    return { flags: [], environment: { LOGTO_TAG: logto } };
  }
  if (isVersions) {
    return { flags: ['--logto', logto], environment: {} };
  }
  const [, name, tag] = image.exec(logto) ?? [];
  if (name === undefined || tag === undefined) {
    throw new HarnessError(
      `logto is neither versions nor an image with a tag: ${JSON.stringify(logto)}`,
      'Give 1.42.0, or 1.41.0,1.42.0, or registry.example.com/logto:1.42.0-ours',
    );
  }
  if (target !== 'compose') {
    throw new HarnessError(`${logto} is an image, and the target is ${target}`, 'Use the target compose, or a version');
  }
  return { flags: [], environment: { LOGTO_IMAGE: name, LOGTO_TAG: tag } };
};

/** Inputs that are flags of `npm start` under the same name: which of both counted would be a guess. */
const ownInputs = [
  ...['logto', 'target', 'app', 'app-command', 'app-folder', 'app-env', 'baseline', 'deviations', 'gate', 'strict'],
];

/** @throws HarnessError for a flag that an input, or the pipeline itself, is for */
const requireOtherFlags = (flags: readonly string[]): void => {
  const names = flags.map((flag) => /^--([\w-]+)/.exec(flag)?.[1]);
  const doubled = ownInputs.find((name) => names.includes(name));
  if (doubled !== undefined) {
    throw new HarnessError(
      `the input flags has --${doubled}, which has an input of its own`,
      `Use the input ${doubled} in its place`,
    );
  }
  if (names.includes('out')) {
    throw new HarnessError(
      'the input flags has --out, and the pipeline keeps the report where it looks for it',
      'Drop it',
    );
  }
};

/**
 * The flags and variables of the run that a pipeline asks for. `--real` is always among them, and the input
 * `flags` has none that another input is for.
 *
 * @param baseline verdict or folder of an earlier run
 * @throws HarnessError for a Logto that cannot be meant, and for flags that are inputs
 */
export const callOf = (
  inputs: Inputs,
  { out, baseline }: { readonly out: string; readonly baseline?: string },
): Call => {
  const { workspace, app, appCommand, appFolder, appEnv, deviations, gate, strict } = inputs;
  requireOtherFlags(inputs.flags);
  const logto = logtoCall(inputs);
  const flag = (name: string, ...values: readonly (string | undefined)[]) =>
    values.some((value) => value === undefined) || values.length === 0 ? [] : [name, ...values.map(String)];
  return {
    flags: [
      ...inputs.flags,
      // First, so that a flag without its value takes "--target" for it, and is refused.
      ...['--target', inputs.target, '--real', '--out', out],
      ...logto.flags,
      ...flag('--app', app),
      ...flag('--app-command', appCommand),
      ...flag('--app-folder', appFolder && resolve(workspace, appFolder)),
      ...flag('--app-env', ...appEnv),
      ...flag('--deviations', deviations && resolve(workspace, deviations)),
      ...flag('--baseline', baseline && resolve(workspace, baseline)),
      ...flag('--gate', ...gate),
      ...(strict ? ['--strict'] : []),
    ],
    environment: { ...logto.environment, INIT_CWD: workspace },
  };
};
