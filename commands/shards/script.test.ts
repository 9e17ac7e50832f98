import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

test('the script and the documentation of shards merge them by the same command', async () => {
  const command = 'npm run report -- merge reports/out/shards/*';
  expect(await read('.ci/shards')).toContain(`\n${command}\n`);
  expect(await read('docs/ci.md')).toContain(`\n${command} `);
});

test('the script hands each shard its part, the same flags and a folder of its own', async () => {
  expect(await read('.ci/shards')).toContain(
    'npm start -- $FLAGS --shard "$INDEX/$COUNT" --out "reports/out/shards/$INDEX"',
  );
});
