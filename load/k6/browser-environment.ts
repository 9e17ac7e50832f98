import type { Browser } from '../../fixtures/browser/index.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import type { K6 } from './find-k6.ts';

/**
 * Where k6's browser module finds its browser: k6 brings none.
 *
 * @throws HarnessError where k6 runs in a container, which has no way to it, or could not hand on an argument
 */
export const browserEnvironment = (
  { executablePath, args, environment }: Browser,
  k6: Pick<K6, 'kind'>,
): Record<string, string> => {
  if (k6.kind === 'docker') {
    throw new HarnessError(
      'k6 runs in a container, which has no browser',
      'Install k6 2 on this machine for "browser"',
    );
  }
  if (args.some((argument) => argument.includes(','))) {
    throw new HarnessError(
      "k6's browser takes one certificate of a private CA, and there are several",
      'Let Logto and the application show the same one for "browser", or use another scenario',
    );
  }
  return {
    ...environment,
    K6_BROWSER_EXECUTABLE_PATH: executablePath,
    K6_BROWSER_HEADLESS: 'true',
    K6_BROWSER_ARGS: args.map((argument) => argument.replace(/^--/, '')).join(','),
    K6_BROWSER_TIMEOUT: '30s',
  };
};
