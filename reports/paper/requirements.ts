import type { JudgedRequirement } from '../../contracts/record/verdict.ts';
import { anchor, type Html, html } from '../html/html.ts';
import { clauseLink, prose, table } from '../html/parts.ts';
import type { About } from './about.ts';
import { type EvidenceIndex, ranges } from './evidence.ts';
import { chapterHead, checkName, verdictWord } from './parts.ts';
import type { Words } from './words/index.ts';

const checksOf = (requirement: JudgedRequirement, index: EvidenceIndex, words: Words): Html => {
  const checks = index.checksOf(requirement);
  const passed = checks.filter(({ verdict }) => verdict === 'pass').length;
  return checks.length === 0
    ? html`–`
    : html`${words.checks(checks.length, passed)}<div>${ranges(index.of(requirement))}</div>`;
};

const rowOf = (requirement: JudgedRequirement, index: EvidenceIndex, words: Words): Html => {
  const { id, statement, severity, level, clauses, verdict } = requirement;
  return html`<tr id="${anchor('r', id)}"><td>${id}<div>${words.severities[severity]}${words.comma}${words.levels[level]}</div></td><td>${prose(
    statement,
  )}</td><td>${clauses.map((clause) => html`<div>${clauseLink(clause)}</div>`)}</td><td>${verdictWord(
    verdict,
    words,
  )}</td><td>${checksOf(requirement, index, words)}</td></tr>`;
};

/** Every requirement with its verdict and the numbers of its evidence. */
export const requirementsChapter = ({ verdict }: About, index: EvidenceIndex, words: Words): Html => {
  const { labels } = words;
  const heads = [labels.id, labels.requirement, labels.clauses, labels.verdict, labels.evidence];
  const rows = verdict.requirements.map((requirement) => rowOf(requirement, index, words));
  return html`${chapterHead('requirements', words)}<p>${words.requirementsNote}</p>${table(heads, rows, 'requirements fixed')}`;
};

/** The files of evidence by their numbers. */
export const evidenceChapter = ({ all }: EvidenceIndex, words: Words): Html => {
  const { labels } = words;
  const rows = all.map(
    ({ number, check, file, sha256 }) =>
      html`<tr><td class="n">${number}</td><td>${checkName(check.id)}</td><td>${file}</td><td class="sum">${
        sha256?.slice(0, 16) ?? words.leftOut
      }</td></tr>`,
  );
  const heads = [html`<th class="n" scope="col">${labels.number}</th>`, labels.check, labels.file, labels.sha256];
  return html`${chapterHead('evidence', words)}${
    rows.length === 0
      ? html`<p>${words.noEvidence}</p>`
      : html`<p>${words.evidenceNote}</p>${table(heads, rows, 'evidence fixed')}`
  }`;
};
