import type { CatalogueFile } from '../../contracts/record/catalogue.ts';
import type { JudgedRequirement, Verdict } from '../../contracts/record/verdict.ts';
import { anchor, type Html, html } from '../html/html.ts';
import { clauseLink, prose, requirementLink, table, verdictMark, why } from '../html/parts.ts';

type Clause = JudgedRequirement['clauses'][number];

const bySection = (one: { readonly clause: Clause }, other: { readonly clause: Clause }): number =>
  one.clause.section.localeCompare(other.clause.section, 'en', { numeric: true });

const evidenceOf = ({ checks, id }: JudgedRequirement): Html =>
  checks.length === 0
    ? html`<span class="soft">none</span>`
    : html`<a href="#${anchor('r', id)}">${checks.length} ${checks.length === 1 ? 'check' : 'checks'}</a>`;

const rowOf = ({ clause, requirement }: { readonly clause: Clause; readonly requirement: JudgedRequirement }): Html => {
  const { id, statement, severity, level, verdict, reason } = requirement;
  return html`<tr><td>${clauseLink(clause)}</td><td class="k">${requirementLink(id)}</td><td>${prose(statement)}${
    verdict === 'pass' ? undefined : why(reason, 1)
  }</td><td class="k">${severity}</td><td class="k">${level}</td><td>${verdictMark(verdict)}</td><td class="k">${evidenceOf(
    requirement,
  )}</td></tr>`;
};

/** For auditors: each clause of each standard that the catalogue cites, with the requirement that stands for it. */
export const byClause = ({ requirements }: Verdict, { standards }: CatalogueFile): Html[] => {
  const cited = requirements.flatMap((requirement) => requirement.clauses.map((clause) => ({ clause, requirement })));
  const groups = Map.groupBy(cited, ({ clause }) => clause.standard);
  return standards.flatMap(({ key, title, edition }) => {
    const rows = groups.get(key)?.toSorted(bySection) ?? [];
    const heads = ['Clause', 'Id', 'Requirement', 'Severity', 'Level', 'Verdict', 'Evidence'];
    return rows.length === 0
      ? []
      : [
          html`<h3 id="${anchor('s', key)}">${title} <span class="soft">${edition}</span></h3>${table(heads, rows.map(rowOf))}`,
        ];
  });
};
