import { chromium } from '@playwright/test';
import { findBrowser, launchOptions } from '../../fixtures/browser/index.ts';
import { describeError } from '../../fixtures/tools/errors.ts';
import type { About } from '../../reports/paper/about.ts';
import { printReports } from '../../reports/paper/print.ts';

/**
 * The reports of a run that is being sealed, printed by a browser of this machine. None is downloaded for it: where there is
 * none, the run is sealed without.
 *
 * @param say is told what is lacking, in a line each
 */
export const printOrSay = async (about: About, browserPath: string | undefined, say: (line: string) => void) => {
  try {
    const found = await findBrowser({ browserPath, mayDownload: false });
    await using browser = await chromium.launch(launchOptions(found));
    const { documents, lacking } = await printReports(browser, about);
    for (const line of lacking) {
      say(`PDF: ${line}`);
    }
    return documents;
  } catch (error) {
    say(`PDF: none, for no browser printed one: ${describeError(error).split('\n')[0]}`);
    return [];
  }
};
