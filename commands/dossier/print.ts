import { chromium } from '@playwright/test';
import { findBrowser, launchOptions } from '../../fixtures/browser/index.ts';
import { describeError } from '../../fixtures/tools/errors.ts';
import type { Print } from '../../reports/dossier/documents.ts';
import { printReports } from '../../reports/paper/print.ts';

/**
 * A browser of this machine that prints the reports of a run, and starts while the run is made ready. None is downloaded
 * for it: where there is none, the run is sealed without.
 *
 * @param say is told what is lacking, in a line each
 */
export const startPrinter = (browserPath: string | undefined, say: (line: string) => void) => {
  const started = findBrowser({ browserPath, mayDownload: false }).then((found) =>
    chromium.launch(launchOptions(found)),
  );
  // Whoever prints is told.
  started.catch(() => undefined);
  const print: Print = async (about) => {
    try {
      const { documents, lacking } = await printReports(await started, about);
      for (const line of lacking) {
        say(`PDF: ${line}`);
      }
      return documents;
    } catch (error) {
      say(`PDF: none, for no browser printed one: ${describeError(error).split('\n')[0]}`);
      return [];
    }
  };
  const close = (): Promise<void> =>
    started.then(
      (browser) => browser.close(),
      () => undefined,
    );
  return { print, [Symbol.asyncDispose]: close };
};
