import type { Browser } from '@playwright/test';
import { documentNames } from '../../contracts/record/dossier.ts';
import type { About } from './about.ts';
import { charactersWithoutFont } from './glyphs.ts';
import { edges, paperReport } from './report.ts';
import { languages, wordsIn } from './words/index.ts';

interface Printed {
  readonly documents: ReadonlyArray<{ readonly path: string; readonly content: Buffer }>;
  /** Why a document is not among them, in a line each. */
  readonly lacking: readonly string[];
}

const margin = { top: '15mm', bottom: '15mm', left: '12mm', right: '12mm' } as const;

/** Debian's; other systems have their own. */
const fontPackage = 'fonts-noto-cjk';

/** Prints the report of a sealed run, in each language for which the browser has a font. */
export const printReports = async (browser: Browser, about: About): Promise<Printed> => {
  const context = await browser.newContext({ offline: true });
  try {
    const page = await context.newPage();
    const documents: Array<Printed['documents'][number]> = [];
    const lacking: string[] = [];
    for (const language of languages) {
      const path = documentNames[language];
      await page.setContent(paperReport(about, language));
      const missing = await charactersWithoutFont(page, JSON.stringify(wordsIn[language]));
      if (missing.length > 0) {
        lacking.push(
          `no ${path}: the browser has no font for ${missing.slice(0, 4).join('')}. Install one, such as the package ${fontPackage} of Debian, and seal again`,
        );
      } else {
        const printed = await page.pdf({
          ...{ format: 'A4', margin, printBackground: true, tagged: true, outline: true },
          ...{ displayHeaderFooter: true, ...edges(about, language) },
        });
        documents.push({ path, content: printed });
      }
    }
    return { documents, lacking };
  } finally {
    await context.close();
  }
};
