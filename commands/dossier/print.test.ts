import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { writeFontsConf } from '../../fixtures/browser/fonts.ts';
import { findBrowser, launchOptions } from '../../fixtures/browser/index.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { printReports } from '../../reports/paper/print.ts';
import { aboutRunOf } from '../../reports/paper/testing/about.ts';
import { row } from '../../reports/testing/written-run.ts';
import { startPrinter } from './print.ts';

const about = () =>
  aboutRunOf([{ title: 'a code', tags: ['@OTP-01.1'], outcome: {} }], { requirements: [row('OTP-01')] });

test('a report is a PDF with a bookmark for each chapter', async () => {
  await using printer = startPrinter(undefined, () => {});
  const [english] = await printer.print(await about());
  expect(english?.path).toBe('report.en.pdf');
  expect(english?.content.toString('latin1')).toMatch(/^%PDF-1\.\d.*\/Outlines .*%%EOF\s*$/s);
});

test('a browser without Chinese fonts leaves out the Chinese report and names a package', async () => {
  const found = await findBrowser();
  const ownFonts = join(`${found.environment.FONTCONFIG_FILE}`, '..', 'fonts');
  test.skip(found.source !== 'npm', 'the browser is not the one that brings Latin fonts of its own');
  await using folder = await temporaryFolder('fonts');
  const FONTCONFIG_FILE = await writeFontsConf(folder.path, ownFonts, []);
  const environment = { ...found.environment, FONTCONFIG_FILE };
  await using browser = await chromium.launch(launchOptions({ ...found, environment }));
  const { documents, lacking } = await printReports(browser, await about());
  expect(documents.map(({ path }) => path)).toEqual(['report.en.pdf']);
  expect(lacking).toEqual([
    expect.stringMatching(/^no report\.zh\.pdf: .*such as the package fonts-noto-cjk of Debian/),
  ]);
});

test('a browser that does not start leaves out the reports and says so in a line', async () => {
  const said: string[] = [];
  await using printer = startPrinter('/nowhere/chromium', (line) => said.push(line));
  expect(await printer.print(await about())).toEqual([]);
  expect(said).toEqual([expect.stringMatching(/^PDF: none, .*BROWSER_PATH names no browser that runs/)]);
});
