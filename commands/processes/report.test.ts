import { expect, test } from '@playwright/test';
import { runCommand } from '../testing/command.ts';

const report = (...words: string[]) => runCommand('report', words);

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

const refusals = [
  { name: 'a folder that is not there', args: ['merge', 'nowhere'], says: 'there is no folder ' },
  { name: 'a folder of no run', args: ['merge', 'docs'], says: 'docs is no folder of a run' },
  { name: 'no folder', args: ['merge'], says: "missing required argument 'folder'" },
  { name: 'a comparison of one run', args: ['compare', 'a'], says: 'one run alone cannot be compared' },
  { name: 'a comparison of what is no run', args: ['compare', 'docs', 'suites'], says: 'docs contains no verdict' },
];

for (const { name, args, says } of refusals) {
  test(`${name} is refused in one line, with exit code 2`, async () => {
    const { stderr, exitCode } = await report(...args);
    expect(exitCode).toBe(2);
    expect(stderr.split('\n')).toEqual([expect.stringContaining(says)]);
  });
}
