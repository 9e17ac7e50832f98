import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { HarnessError } from '../fixtures/errors.ts';
import { buildK6, builtK6Path, hasGo, howToGetK6, isThere } from './k6-build.ts';

/** A k6 that runs: a binary, or an image for Docker. */
export type K6 =
  | { readonly kind: 'binary'; readonly path: string; readonly version: string; readonly origin: string }
  | { readonly kind: 'docker'; readonly image: string; readonly version: string; readonly origin: string };

export interface FindK6Options {
  /** A k6 that somebody named; then no other is looked for. */
  readonly k6Path?: string | undefined;
  /** Where a k6 that was built is kept. */
  readonly cacheFolder?: string;
  readonly onProgress?: (line: string) => void;
  readonly signal?: AbortSignal;
  /** Commands to look for, by name or path. */
  readonly commands?: { readonly k6: string; readonly docker: string; readonly go: string };
}

/** The one that `load/k6/go.mod` pins. */
export const pinnedVersion = '2.2.0';
const image = `grafana/k6:${pinnedVersion}`;
const onPathNames = { k6: 'k6', docker: 'docker', go: 'go' };
const defaultCacheFolder = join(homedir(), '.cache/logto-phone-conformance');

/** The version that a k6 says it has, or null where it is none. */
const versionOf = async (command: string): Promise<string | null> => {
  const { stdout, failed } = await execa(command, ['version'], { reject: false, timeout: 10_000 });
  return failed ? null : (/\bv(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? null);
};

const isUsable = (version: string | null): version is string => version?.startsWith('2.') ?? false;

const named = async (path: string): Promise<K6> => {
  const version = await versionOf(path);
  if (!isUsable(version)) {
    const what = version === null ? 'is not a k6 that runs' : `is k6 ${version}, and the scripts need k6 2`;
    throw new HarnessError(`K6 names ${path}, which ${what}`, howToGetK6);
  }
  return { kind: 'binary', path, version, origin: 'named by K6' };
};

const onPath = async (command: string, onProgress?: (line: string) => void): Promise<K6 | null> => {
  const version = await versionOf(command);
  if (version !== null && !isUsable(version)) {
    onProgress?.(`the k6 on PATH is ${version}, and the scripts need k6 2: left aside`);
  }
  return isUsable(version) ? { kind: 'binary', path: command, version, origin: 'on PATH' } : null;
};

/** The image, if a Docker engine answers that has it or can get it. */
const inDocker = async (command: string, { onProgress, signal }: FindK6Options): Promise<K6 | null> => {
  const docker = (...args: string[]) =>
    execa(command, args, { reject: false, stdin: 'ignore', ...(signal && { cancelSignal: signal }) });
  if ((await docker('version', '--format', '{{.Server.Version}}')).failed) {
    return null;
  }
  if ((await docker('image', 'inspect', image)).failed) {
    onProgress?.(`pulling ${image}`);
    if ((await docker('pull', '--quiet', image)).failed) {
      return null;
    }
  }
  return { kind: 'docker', image, version: pinnedVersion, origin: 'run by Docker' };
};

const built = (path: string): K6 => ({
  kind: 'binary',
  path,
  version: pinnedVersion,
  origin: 'built with Go from load/k6',
});

/**
 * Finds k6 2: as named, on `PATH`, built before, as an image for Docker, else built with Go.
 *
 * @throws HarnessError that says how to get one
 */
export const findK6 = async (options: FindK6Options = {}): Promise<K6> => {
  const { k6Path, onProgress, signal, cacheFolder = defaultCacheFolder, commands = onPathNames } = options;
  if (k6Path !== undefined) {
    return named(k6Path);
  }
  const found = await onPath(commands.k6, onProgress);
  if (found) {
    return found;
  }
  const earlier = await builtK6Path(cacheFolder);
  if (await isThere(earlier)) {
    return built(earlier);
  }
  const dockerised = await inDocker(commands.docker, options);
  if (dockerised) {
    return dockerised;
  }
  signal?.throwIfAborted();
  if (!(await hasGo(commands.go))) {
    throw new HarnessError('there is no k6 2 here, and neither Docker nor Go to get it with', howToGetK6);
  }
  onProgress?.(`building k6 ${pinnedVersion} with Go, which takes about 80 s once`);
  return built(await buildK6({ cacheFolder, go: commands.go, onProgress, signal }));
};
