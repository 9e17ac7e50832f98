import type { Browser } from '@playwright/test';
import { documentNames } from '../../contracts/record/dossier.ts';
import type { About } from './about.ts';
import { charactersWithoutFont } from './glyphs.ts';
import { edges, paperReport } from './report.ts';
import { type Language, languages, wordsIn } from './words/index.ts';

interface Document {
  readonly path: string;
  readonly content: Buffer;
}

interface Printed {
  readonly documents: readonly Document[];
  /** Why a document is not among them, in a line each. */
  readonly lacking: readonly string[];
}

const margin = { top: '15mm', bottom: '15mm', left: '12mm', right: '12mm' } as const;

/** Debian's; other systems have their own. */
const fontPackage = 'fonts-noto-cjk';

/** @returns in place of a report that would have boxes for characters, why there is none */
const printReport = async (browser: Browser, about: About, language: Language): Promise<Document | string> => {
  const path = documentNames[language];
  // A context of its own is a process of its own: reports are printed side by side.
  await using context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  await page.setContent(paperReport(about, language));
  const missing = await charactersWithoutFont(page, JSON.stringify(wordsIn[language]));
  if (missing.length > 0) {
    const some = missing.slice(0, 4).join('');
    return `no ${path}: the browser has no font for ${some}. Install one, such as the package ${fontPackage} of Debian, and seal again`;
  }
  const content = await page.pdf({
    ...{ format: 'A4', margin, printBackground: true, tagged: true, outline: true },
    ...{ displayHeaderFooter: true, ...edges(about, language) },
  });
  return { path, content };
};

/** Prints the report of a sealed run, in each language for which the browser has a font. */
export const printReports = async (browser: Browser, about: About): Promise<Printed> => {
  const printed = await Promise.all(languages.map((language) => printReport(browser, about, language)));
  return {
    documents: printed.filter((each) => typeof each !== 'string'),
    lacking: printed.filter((each) => typeof each === 'string'),
  };
};
