import type { Check, JudgedRequirement } from '../../contracts/record/verdict.ts';
import { type AnyVerdict, looks, markedName, type Tone } from '../words/verdicts.ts';
import { anchor, type Html, html } from './html.ts';

export const verdictMark = (verdict: AnyVerdict): Html =>
  html`<span class="verdict ${looks[verdict].tone}">${markedName(verdict)}</span>`;

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

export const requirementLink = (id: string): Html => html`<a href="#${anchor('r', id)}">${id}</a>`;

/** A statement of the catalogue, whose names of the wire stand between backticks. */
export const prose = (text: string): Html =>
  html`${text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`;

/** A clause as a link to its standard; the harness's own rules have no address. */
export const clauseLink = ({ standard, section, link, grade }: JudgedRequirement['clauses'][number]): Html => {
  const name = `${standard} ${section}${grade ? ` (${grade})` : ''}`;
  return link === null ? html`${name}` : html`<a href="${link}" rel="noreferrer">${name}</a>`;
};

/** The reason, without what a terminal shows below the first lines of an error. */
export const why = (reason: string | undefined, lines = 6): Html | undefined => {
  const text = reason?.trim().split('\n').slice(0, lines).join('\n');
  return text ? html`<div class="why">${text}</div>` : undefined;
};

/** A check with its evidence, as links to the files of the run. */
export const checkItem = ({ id, title, project, verdict, durationMs, reason, evidence }: Check): Html => html`<li>
${verdictMark(verdict)} <span class="soft">${id}</span> ${title} <span class="soft">${project}, ${seconds(durationMs)}</span>
${verdict === 'pass' ? undefined : why(reason)}
${
  evidence.length > 0
    ? html`<div class="evidence">${evidence.map(({ name, file }) => html`<a href="${file}">${name}</a> `)}</div>`
    : undefined
}</li>`;

export const table = (heads: ReadonlyArray<string | Html>, rows: readonly Html[], kind = 'rows'): Html =>
  html`<div class="scroll"><table class="${kind}"><thead><tr>${heads.map((head) =>
    typeof head === 'string' ? html`<th scope="col">${head}</th>` : head,
  )}</tr></thead><tbody>${rows}</tbody></table></div>`;

/** Of a column of figures. */
export const numberHead = (text: string): Html => html`<th class="n" scope="col">${text}</th>`;
export const numberCell = (value: string | number): Html => html`<td class="n">${value}</td>`;

/** Facts by name. */
export const facts = (entries: ReadonlyArray<readonly [string, string | number]>): Html =>
  html`<dl class="facts">${entries.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;

/** Sentences one below the other, in a tone; nothing where there is none. */
export const sentences = (all: readonly string[], tone?: Tone): Html | undefined =>
  all.length === 0
    ? undefined
    : html`<ul>${all.map((text) => (tone ? html`<li class="${tone}">${text}</li>` : html`<li>${text}</li>`))}</ul>`;
