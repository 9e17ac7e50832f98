import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const read = (name: string): Promise<string> => readFile(join(import.meta.dirname, '../..', name), 'utf8');

const [fence, link, code] = [/```(\w*)\n(.*?)```/gs, /\]\(([^)]+)\)/g, /`([^`\n]+)`/g];

/** A comment of a shell is prose. */
const withoutComments = (block: string): string[] => block.split('\n').map((line) => line.replace(/\s+#.*$/, ''));

/** What a README has in every language: all but its prose. */
const skeletonOf = (text: string) => {
  const prose = text.replaceAll(fence, '');
  const lines = prose.split('\n');
  return {
    headings: lines.flatMap((line) => /^#+(?= )/.exec(line)?.[0] ?? []),
    blocks: [...text.matchAll(fence)].map(([, language = '', body = '']) => [language, ...withoutComments(body)]),
    links: [...prose.matchAll(link)].map(([, target]) => target).filter((target) => !target?.startsWith('README')),
    code: new Set([...prose.matchAll(code)].map(([, span]) => span)),
    rows: lines.filter((line) => line.startsWith('|')).map((line) => line.split('|')[1]?.trim()),
    points: lines.filter((line) => /^- |^\d\. /.test(line)).length,
  };
};

test('README.zh-CN.md has the commands, exit codes, links and names of README.md', async () => {
  const [english, chinese] = await Promise.all([read('README.md'), read('README.zh-CN.md')]);
  const [expected, translated] = [skeletonOf(english), skeletonOf(chinese)];
  // The heads of tables are prose.
  const isNoHead = (row: string | undefined) => !/^[^\d`-]/.test(row ?? '');
  expect({ ...translated, rows: translated.rows.filter(isNoHead) }).toEqual({
    ...expected,
    rows: expected.rows.filter(isNoHead),
  });
});

test('each README leads to the other', async () => {
  expect(await read('README.md')).toContain('](README.zh-CN.md)');
  expect(await read('README.zh-CN.md')).toContain('](README.md)');
});
