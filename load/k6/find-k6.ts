import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { type Progress, silent } from '../../fixtures/tools/progress.ts';
import { buildK6, builtK6Path, hasGo, howToGetK6, isThere } from './build-k6.ts';

/** A k6 that runs: a binary, or an image for Docker. */
export type K6 = { readonly version: string; readonly origin: string } & (
  | { readonly kind: 'binary'; readonly path: string }
  | { readonly kind: 'docker'; readonly image: string }
);

export interface FindK6Options {
  /** A k6 that somebody named; then no other is looked for. */
  readonly k6Path?: string | undefined;
  /** Where a k6 that was built is kept. */
  readonly cacheFolder?: string;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
  /** Commands to look for, by name or path. */
  readonly commands?: { readonly k6: string; readonly docker: string; readonly go: string };
}

/** The one that `load/k6/go.mod` pins. */
const pinnedVersion = '2.2.0';
const image = `grafana/k6:${pinnedVersion}`;
const onPath = { k6: 'k6', docker: 'docker', go: 'go' };
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

/** The image, if a Docker engine answers that has it or can get it. */
const inDocker = async (command: string, progress: Progress, signal?: AbortSignal): Promise<K6 | null> => {
  const succeeds = async (...args: string[]) => {
    const { failed } = await execa(command, args, {
      reject: false,
      stdin: 'ignore',
      ...(signal && { cancelSignal: signal }),
    });
    return !failed;
  };
  if (!(await succeeds('version', '--format', '{{.Server.Version}}'))) {
    return null;
  }
  const pull = () => progress.step(`Pull ${image}`, () => succeeds('pull', '--quiet', image));
  const isReady = (await succeeds('image', 'inspect', image)) || (await pull());
  return isReady ? { kind: 'docker', image, version: pinnedVersion, origin: 'run by Docker' } : null;
};

const built = (path: string): K6 => ({
  kind: 'binary',
  path,
  version: pinnedVersion,
  origin: 'built with Go from load/k6',
});

const inCache = async (cacheFolder: string): Promise<K6 | null> => {
  const path = await builtK6Path(cacheFolder);
  return (await isThere(path)) ? built(path) : null;
};

/**
 * Finds k6 2: as named, on `PATH`, built before, as an image for Docker, else built with Go.
 *
 * @throws HarnessError that says how to get one
 */
export const findK6 = async (options: FindK6Options = {}): Promise<K6> => {
  const { k6Path, signal, progress = silent, cacheFolder = defaultCacheFolder, commands = onPath } = options;
  if (k6Path !== undefined) {
    return named(k6Path);
  }
  const version = await versionOf(commands.k6);
  if (isUsable(version)) {
    return { kind: 'binary', path: commands.k6, version, origin: 'on PATH' };
  }
  const other = (await inCache(cacheFolder)) ?? (await inDocker(commands.docker, progress, signal));
  if (other) {
    return other;
  }
  signal?.throwIfAborted();
  if (!(await hasGo(commands.go))) {
    const found = version === null ? 'there is no k6 here' : `the k6 on PATH is ${version}, and the scripts need k6 2`;
    throw new HarnessError(`${found}; nor is there a Docker that runs, or Go, to get it with`, howToGetK6);
  }
  return progress.step(`Build k6 ${pinnedVersion} with Go, about 80 s, once`, async (onProgress) =>
    built(await buildK6({ cacheFolder, go: commands.go, onProgress, signal })),
  );
};
