import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { startScripted } from '../../fixtures/http/testing.ts';
import { someVerdict } from '../testing/some-verdict.ts';
import { baselineOnGitLab } from './baseline-on-gitlab.ts';

const { signal } = new AbortController();

const asked = (api: string, ownToken?: string) => ({
  ...{ api, project: '7', job: 'conformance 1.42.0', branch: 'release/next', folder: 'conformance' },
  ...{ token: 'of-the-job', ownToken, wish: { flags: ['--all'], target: 'compose' as const } },
});

const verdictText = async (run: Partial<Verdict['run']>) => {
  const verdict = await someVerdict({ kind: 'compose' });
  return JSON.stringify({ ...verdict, run: { ...verdict.run, ...run } });
};

test('the baseline is the verdict in the artifact of the same job on the branch', async () => {
  const verdict = await verdictText({ whole: true });
  await using gitlab = await startScripted((_request, response) => response.end(verdict));
  const found = await baselineOnGitLab(asked(gitlab.endpoint), signal);
  expect(await readFile(found?.path ?? '', 'utf8')).toBe(verdict);
  expect(gitlab.received.map(({ path }) => path)).toEqual([
    '/projects/7/jobs/artifacts/release%2Fnext/raw/conformance/verdict.json?job=conformance%201.42.0',
  ]);
});

test('a run that was about other checks, and what is no verdict, are no baseline', async () => {
  const part = await verdictText({ whole: false });
  for (const text of [part, 'a page that wants a login']) {
    await using gitlab = await startScripted((_request, response) => response.end(text));
    expect(await baselineOnGitLab(asked(gitlab.endpoint), signal)).toBeUndefined();
  }
});

test('a branch without a successful pipeline has no baseline', async () => {
  await using gitlab = await startScripted((_request, response) => response.writeHead(404).end());
  expect(await baselineOnGitLab(asked(gitlab.endpoint), signal)).toBeUndefined();
});

test('a token of your own is used in place of that of the job', async () => {
  const tokens: unknown[] = [];
  await using gitlab = await startScripted(({ headers }, response) => {
    tokens.push([headers['private-token'], headers['job-token']]);
    response.writeHead(404).end();
  });
  await baselineOnGitLab(asked(gitlab.endpoint), signal);
  await baselineOnGitLab(asked(gitlab.endpoint, 'own'), signal);
  expect(tokens).toEqual([
    [undefined, 'of-the-job'],
    ['own', undefined],
  ]);
});

test('a GitLab that refuses the token is told in one line, and is no missing baseline', async () => {
  await using gitlab = await startScripted((_request, response) => response.writeHead(403).end());
  await expect(baselineOnGitLab(asked(gitlab.endpoint), signal)).rejects.toThrow(
    'GitLab does not give the baseline (HTTP 403). Give the variable BASELINE_TOKEN',
  );
});
