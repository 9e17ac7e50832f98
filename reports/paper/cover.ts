import { type Html, html } from '../html/html.ts';
import { facts, seconds } from '../html/parts.ts';
import { type About, isOfLoad } from './about.ts';
import { chapterName, time } from './parts.ts';
import { chapters, type Words } from './words/index.ts';

/** So many may sign. */
const signers = 2;

const signatures = ({ labels, signing }: Words): Html => {
  const heads = [labels.name, labels.role, labels.date, labels.signature];
  const row = html`<tr>${heads.map(() => html`<td></td>`)}</tr>`;
  return html`<div class="signing"><p>${signing}</p><table class="sign"><thead><tr>${heads.map(
    (head) => html`<th scope="col">${head}</th>`,
  )}</tr></thead><tbody>${Array.from({ length: signers }, () => row)}</tbody></table></div>`;
};

const factsOf = ({ verdict, manifest, manifestSha256 }: About, words: Words): Html => {
  const { labels } = words;
  const { run, target, totals, requirements } = verdict;
  return facts([
    [labels.tested, `${words.logto(target.logtoVersion, target.isStandIn)} (${target.kind})`],
    [labels.scope, words.extent({ whole: run.whole, requirements: requirements.length, checks: totals.checks ?? 0 })],
    [labels.run, run.id],
    [labels.started, run.startedAt === null ? words.unknown : time(run.startedAt)],
    [labels.duration, seconds(run.durationMs)],
    [labels.judged, time(manifest.run.judgedAt)],
    [labels.sealed, time(manifest.sealedAt)],
    [labels.manifest, manifestSha256],
  ]);
};

/** What a person signs: the verdict, of what and over which evidence. */
export const cover = (about: About, words: Words): Html => {
  const { name, meaning } = (isOfLoad(about) ? words.load : words).runs[about.verdict.verdict];
  return html`${about.verdict.target.isStandIn ? html`<p class="banner" role="note">${words.standIn}</p>` : undefined}
<h1>${words.title}</h1><p class="subtitle">${words.subtitle}</p>
<div class="result"><b>${name}</b>${meaning}</div>
${factsOf(about, words)}
${signatures(words)}
<h3>${words.contents}</h3><ul class="contents">${chapters.map(
    (chapter) => html`<li><a href="#${chapter}">${chapterName(chapter, words)}</a></li>`,
  )}</ul>
${words.untranslated === undefined ? undefined : html`<p>${words.untranslated}</p>`}`;
};
