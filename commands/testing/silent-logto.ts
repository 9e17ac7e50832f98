import { execa } from 'execa';
import { docker } from '../../fixtures/stack/compose/engine.ts';

/** The image of our own that others can be made of: it is there wherever docker-compose.yml can be tried. */
export const toolsImage = async (): Promise<readonly [name: string, tag: string]> => {
  const images = await docker(['image', 'ls', '--format', '{{.Repository}} {{.Tag}}', '*/tools']);
  const [name = '', tag = ''] = images.split('\n')[0]?.split(' ') ?? [];
  return [name, tag];
};

/** What it says instead of coming up. */
export const lastWords = 'Error: it waits for something that never comes';

/** An image in Logto's place that runs and never answers. */
export const makeSilentLogto = async (): Promise<AsyncDisposable & { readonly name: string; readonly tag: string }> => {
  const [name, tag] = ['harness-silent-logto', crypto.randomUUID()];
  const packages = '/etc/logto/packages';
  const lines = [
    `FROM ${(await toolsImage()).join(':')}`,
    'USER root',
    `RUN mkdir -p ${packages}/cli/alteration-scripts ${packages}/core && touch ${packages}/cli/index.js && ` +
      `echo "console.log('${lastWords}'); setInterval(() => undefined, 1000)" >${packages}/core/index.js`,
  ];
  await execa('docker', ['build', '--quiet', '--network', 'none', '--tag', `${name}:${tag}`, '-'], {
    input: lines.join('\n'),
  });
  return { name, tag, [Symbol.asyncDispose]: async () => void (await docker(['image', 'rm', `${name}:${tag}`])) };
};
