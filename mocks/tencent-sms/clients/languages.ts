import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { keptFolder } from './kept-folder.ts';
import { type Address, commandOf, environmentOf } from './snippets.ts';

/** Runs a program with one SDK of Tencent's, in a folder of its own, and gives what it prints. */
export type Client = (
  program: string,
  address: Address,
  folder: string,
  environment?: Readonly<Record<string, string>>,
) => Promise<string>;

const here = (...names: string[]) => join(import.meta.dirname, ...names);

/** What a tool says of itself; empty where it does not run. */
const asked = async (tool: string, args: readonly string[]): Promise<string> => {
  const { failed, stdout } = await execa(tool, args, { reject: false, stdin: 'ignore', timeout: 30_000 });
  return failed ? '' : stdout;
};

/** What a registry did not give, in words: that is no fault of the fake. */
const whyNotFetched = (error: unknown): string =>
  `the SDK could not be fetched: ${error instanceof Error ? error.message.split('\n')[0] : error}`;

const inNode: Client = async (program, address, _folder, environment) => {
  const options = { input: program, cwd: here(), env: { ...environmentOf(address), ...environment } };
  return (await execa(process.execPath, ['--input-type=commonjs', '-'], options)).stdout;
};

const findPython = async (): Promise<Client | string> => {
  const python = await asked('python3', ['-c', 'import sys, venv, ensurepip; print(sys.version, sys.executable)']);
  if (python === '') {
    return 'there is no python3 with venv and pip on this machine';
  }
  const requirements = here('python/requirements.txt');
  const folder = await keptFolder(
    'tencent-sdk-python',
    [await readFile(requirements, 'utf8'), python],
    async (draft) => {
      await execa('python3', ['-m', 'venv', draft]);
      await execa(join(draft, 'bin/python'), ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
    },
  );
  return async (program, address, _folder, environment) => {
    const options = { input: program, env: { ...environmentOf(address), ...environment } };
    return (await execa(join(folder, 'bin/python'), ['-'], options)).stdout;
  };
};

/** Go keeps modules and what it compiled itself, by content. */
const findGo = async (): Promise<Client | string> => {
  if ((await asked('go', ['version'])) === '' || process.platform !== 'linux') {
    return 'there is no Go on this machine that takes a CA from SSL_CERT_FILE, as it does on Linux';
  }
  await execa('go', ['mod', 'download'], { cwd: here('go'), env: { GOWORK: 'off' } });
  return async (program, address, folder, environment) => {
    await cp(here('go'), folder, { recursive: true });
    await writeFile(join(folder, 'main.go'), program);
    const build = { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly', GOWORK: 'off' };
    await execa('go', ['build', '-o', 'first-message', '.'], { cwd: folder, env: build });
    const env = { ...environmentOf(address), ...environment };
    return (await execa(join(folder, 'first-message'), { env })).stdout;
  };
};

const findJava = async (): Promise<Client | string> => {
  const tools = await Promise.all([asked('mvn', ['--version']), asked('java', ['--version'])]);
  if (tools.includes('')) {
    return 'there is no Java 11 or later with Maven on this machine';
  }
  const pom = here('java/pom.xml');
  const folder = await keptFolder('tencent-sdk-java', [await readFile(pom, 'utf8')], (draft) =>
    execa('mvn', ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${join(draft, 'lib')}`]),
  );
  return async (program, address, cwd, environment) => {
    await cp(folder, cwd, { recursive: true });
    await writeFile(join(cwd, 'FirstMessage.java'), program);
    await execa('keytool', commandOf('keytool', address), { cwd });
    const env = { ...environmentOf(address), ...environment };
    return (await execa('java', commandOf('java', address), { cwd, env })).stdout;
  };
};

/** What an SDK that cannot be fetched makes of a client: words. */
const fetched = (find: () => Promise<Client | string>) => (): Promise<Client | string> => find().catch(whyNotFetched);

/** By the name of a language in the README's blocks: its client, or in words what this machine lacks for it. */
export const languages: Readonly<Record<string, () => Promise<Client | string>>> = {
  js: async () => inNode,
  python: fetched(findPython),
  go: fetched(findGo),
  java: fetched(findJava),
};
