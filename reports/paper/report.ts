import { Html, html } from '../html/html.ts';
import type { About } from './about.ts';
import { columns } from './columns.ts';
import { cover } from './cover.ts';
import { deviationsChapter } from './deviations.ts';
import { numberEvidence } from './evidence.ts';
import { findingsChapter } from './findings.ts';
import { methodChapter } from './method.ts';
import { evidenceChapter, requirementsChapter } from './requirements.ts';
import { fonts, style } from './style.ts';
import { summaryChapter } from './summary.ts';
import { targetChapter } from './target.ts';
import { type Language, wordsIn } from './words/index.ts';

const policy = "default-src 'none'; style-src 'unsafe-inline'";

/** The page that is printed: it loads nothing and has no script. */
export const paperReport = (about: About, language: Language): string => {
  const words = wordsIn[language];
  const index = numberEvidence(about.verdict, about.manifest);
  return html`<!doctype html>
<html lang="${words.tag}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${words.title}${words.colon}${about.verdict.run.id}</title><style>${new Html(`${style}${columns}`)}</style></head><body>
${cover(about, words)}
${targetChapter(about, words)}
${summaryChapter(about, words)}
${findingsChapter(about, words)}
${deviationsChapter(about, words)}
${requirementsChapter(about, index, words)}
${evidenceChapter(index, words)}
${methodChapter(about, words)}
</body></html>
`.text;
};

const edge = `box-sizing: border-box; width: 100%; padding: 0 12mm; font: 8.5pt ${fonts.replaceAll('"', "'")}; display: flex; justify-content: space-between; color: #000;`;

/** What stands at the head and at the foot of each page; a browser fills in the numbers. */
export const edges = ({ verdict, manifestSha256 }: About, language: Language) => {
  const words = wordsIn[language];
  const title = [words.title, ...(verdict.target.isStandIn ? [words.standInMark] : [])].join(words.colon);
  const number = (kind: string) => `<span class="${kind}"></span>`;
  const page = new Html(words.page(number('pageNumber'), number('totalPages')));
  return {
    headerTemplate:
      html`<div lang="${words.tag}" style="${edge}"><span>${title}</span><span>${verdict.run.id}</span></div>`.text,
    footerTemplate:
      html`<div lang="${words.tag}" style="${edge}"><span>${words.labels.manifest} ${manifestSha256}</span><span>${page}</span></div>`
        .text,
  };
};
