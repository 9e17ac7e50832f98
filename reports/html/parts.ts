import type { Check, JudgedRequirement } from '../../contracts/record/verdict.ts';
import { anchor, type Html, html } from './html.ts';

type AnyVerdict = JudgedRequirement['verdict'];

const looks: Record<AnyVerdict, { readonly mark: string; readonly tone: 'good' | 'bad' | 'warn' | 'mute' }> = {
  pass: { mark: '✔', tone: 'good' },
  fail: { mark: '✖', tone: 'bad' },
  'unexpected-pass': { mark: '✖', tone: 'bad' },
  deviation: { mark: '≠', tone: 'warn' },
  note: { mark: '!', tone: 'warn' },
  undecided: { mark: '?', tone: 'warn' },
  open: { mark: '○', tone: 'warn' },
  elsewhere: { mark: '→', tone: 'mute' },
  'not-applicable': { mark: '–', tone: 'mute' },
  'not-selected': { mark: '·', tone: 'mute' },
};

/** Told by mark and word, not by colour alone. */
export const verdictMark = (verdict: AnyVerdict): Html =>
  html`<span class="verdict ${looks[verdict].tone}">${looks[verdict].mark} ${verdict.replace('-', ' ')}</span>`;

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
