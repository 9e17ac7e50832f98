import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { draftLifetime, removeStale } from '../../fixtures/tools/stale.ts';

const moduleFolder = import.meta.dirname;

interface BuildK6Options {
  readonly cacheFolder: string;
  /** Name or path of Go's command. */
  readonly go: string;
  readonly onProgress?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Where the k6 of `load/k6/go.mod` stands once it is built: another version or machine gives another name. */
export const builtK6Path = async (cacheFolder: string): Promise<string> => {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of ['go.mod', 'go.sum']) {
    hash.update(await readFile(join(moduleFolder, file)));
  }
  return join(cacheFolder, `k6-${hash.digest('hex').slice(0, 16)}`);
};

export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Go's own switches for what we build: exactly what go.sum pins, needing no C compiler and no outer workspace. */
const goEnvironment = { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly', GOWORK: 'off' };

const compile = async (output: string, { go, onProgress, signal }: BuildK6Options) => {
  const building = execa(go, ['build', '-v', '-trimpath', '-ldflags=-s -w', '-o', output, 'go.k6.io/k6/v2'], {
    cwd: moduleFolder,
    env: goEnvironment,
    stdin: 'ignore',
    reject: false,
    ...(signal && { cancelSignal: signal }),
  });
  let packages = 0;
  createInterface({ input: building.stderr }).on('line', (line) => {
    packages += 1;
    onProgress?.(line.startsWith('go: ') ? line.slice(4) : `${packages} packages compiled, ${line}`);
  });
  const result = await building;
  signal?.throwIfAborted();
  if (result.failed) {
    const end = result.stderr.split('\n').slice(-3).join(' ') || result.shortMessage;
    throw new HarnessError(`k6 could not be built with Go (${end})`, howToGetK6, { cause: result });
  }
};

export const howToGetK6 =
  'Install k6 2 (https://grafana.com/docs/k6/latest/set-up/install-k6/) and name it in K6 or on PATH, ' +
  'or have Docker run, or install Go 1.25 or later';

/**
 * Builds k6 from the Go module that `load/k6` pins, unless the cache has it: some 80 s once, on two cores.
 * It appears in the cache whole or not at all.
 *
 * @throws HarnessError with the end of Go's output
 */
export const buildK6 = async (options: BuildK6Options): Promise<string> => {
  const target = await builtK6Path(options.cacheFolder);
  if (!(await isThere(target))) {
    await mkdir(options.cacheFolder, { recursive: true });
    await removeStale(options.cacheFolder, draftLifetime, (name) => /^k6-\w+\./.test(name));
    const unfinished = await mkdtemp(`${target}.`);
    try {
      // k6 calls itself by the name of its file.
      const binary = join(unfinished, 'k6');
      await compile(binary, options);
      await rename(binary, target);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }
  return target;
};

export const hasGo = async (go: string): Promise<boolean> => {
  const { failed } = await execa(go, ['version'], { reject: false });
  return !failed;
};
