import { execa } from 'execa';
import type { Config, Flags } from '../../fixtures/config/config.ts';
import { pullImage } from '../../fixtures/stack/compose/pull.ts';
import { readInstallation } from '../../fixtures/stack/native/installation.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import type { Progress } from '../../fixtures/tools/progress.ts';
import { repository } from '../../fixtures/tools/repository.ts';
import { newest } from './versions-flag.ts';

/** Stands for the version in `LOGTO_HOME`. */
const placeholder = '{version}';

/** A version and how it is brought up. */
type PreparedVersion = Pick<Flags, 'target' | 'logtoTag' | 'logtoHome'> & { readonly version: string };

const docker = (args: readonly string[], env: Readonly<Record<string, string>>, signal: AbortSignal) =>
  execa('docker', args, { cwd: repository, env, reject: false, stdin: 'ignore', cancelSignal: signal });

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';

/** @throws HarnessError where no engine answers */
const requireEngine = async (signal: AbortSignal): Promise<void> => {
  const { failed, code, stderr, shortMessage } = await docker(['version'], {}, signal);
  signal.throwIfAborted();
  if (failed) {
    const why = code === 'ENOENT' ? 'there is no command docker' : lastLine(stderr) || shortMessage;
    throw new HarnessError(
      `versions of Logto are images, and no Docker engine answers (${why})`,
      `Start one, or name installation folders with LOGTO_HOME=…/${placeholder}`,
    );
  }
};

/** @throws HarnessError where the image is neither here nor to be had */
const requireImage = async (version: string, progress: Progress, signal: AbortSignal): Promise<void> => {
  const env = { LOGTO_TAG: version };
  const { stdout, stderr } = await docker(['compose', 'config', '--images', 'logto'], env, signal);
  signal.throwIfAborted();
  const image = stdout.split('\n').find((line) => line.endsWith(`:${version}`));
  if (image === undefined) {
    throw new HarnessError(
      `Docker Compose does not say which image Logto ${version} is (${lastLine(stderr)})`,
      'See "docker compose config --images"',
    );
  }
  const { failed: isAbsent } = await docker(['image', 'inspect', image], env, signal);
  if (!isAbsent) {
    return;
  }
  await progress.step(`Pull ${image}`, (detail) => pullImage(image, { env, signal, detail }));
};

/** @throws HarnessError where the folder of that version holds none, or another */
const requireInstallation = async (home: string, version: string): Promise<void> => {
  const found = await readInstallation(home);
  if (version !== newest && found.version !== version) {
    throw new HarnessError(`${home} holds Logto ${found.version}, not ${version}`, 'Check LOGTO_HOME');
  }
};

/**
 * How each version is brought up: from its image, or natively from its folder where `LOGTO_HOME` has `{version}` in it.
 * Looks at all of them before the first runs.
 *
 * @throws HarnessError in one line where a version is not there, or the target has one version only
 */
export const prepareVersions = async (
  versions: readonly string[],
  { target, logtoHome }: Pick<Config, 'target' | 'logtoHome'>,
  progress: Progress,
  signal: AbortSignal,
): Promise<PreparedVersion[]> => {
  const isPattern = logtoHome?.includes(placeholder) ?? false;
  const kind = target ?? (isPattern ? 'native' : 'compose');
  if (kind === 'embedded' || kind === 'external') {
    const why =
      kind === 'embedded'
        ? 'the stand-in is made after one version of Logto'
        : 'a Logto that runs already has the version that it has';
    throw new HarnessError(`--logto cannot be used with the target ${kind}: ${why}`, 'Use --target compose or native');
  }
  if (kind === 'compose') {
    await requireEngine(signal);
    for (const version of versions) {
      await requireImage(version, progress, signal);
    }
    return versions.map((version) => ({ version, target: kind, logtoTag: version }));
  }
  if (!isPattern) {
    throw new HarnessError('LOGTO_HOME names one Logto', `Put ${placeholder} where the folders of the versions differ`);
  }
  const homes = versions.map((version) => ({ version, home: logtoHome?.replaceAll(placeholder, version) ?? '' }));
  for (const { home, version } of homes) {
    await requireInstallation(home, version);
  }
  return homes.map(({ home, version }) => ({ version, target: kind, logtoHome: home }));
};
