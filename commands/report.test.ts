import { expect, test } from '@playwright/test';
import { execa } from 'execa';

const report = (...args: string[]) =>
  execa(process.execPath, ['--import', './commands/runtime.mjs', 'commands/report.ts', ...args], {
    cwd: new URL('..', import.meta.url),
    reject: false,
  });

test('the schema is printed alone, for a file', async () => {
  const { stdout, exitCode } = await report('schema');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ type: 'object', properties: { verdict: {} } });
});

test('an unknown word is refused in one line', async () => {
  const { stderr, exitCode } = await report('bogus');
  expect(exitCode).toBe(2);
  expect(stderr).toBe("✖ unknown command 'bogus' See --help.");
});
