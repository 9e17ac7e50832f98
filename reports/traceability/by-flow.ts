import type { CatalogueFile } from '../../contracts/record/catalogue.ts';
import type { Check, JudgedRequirement, Verdict } from '../../contracts/record/verdict.ts';
import { anchor, type Html, html } from '../html/html.ts';
import { checkItem, clauseLink, prose, table, verdictMark, why } from '../html/parts.ts';

const rowOf = (requirement: JudgedRequirement, checks: readonly Check[]): Html => {
  const { id, statement, severity, level, clauses, verdict, reason } = requirement;
  return html`<tr id="${anchor('r', id)}"><td class="k"><strong>${id}</strong><div class="soft">${severity}, ${level}</div></td>
<td>${prose(statement)}${checks.length === 0 ? why(reason) : html`<ul class="checks">${checks.map(checkItem)}</ul>`}</td>
<td>${clauses.map((clause) => html`<div>${clauseLink(clause)}</div>`)}</td><td>${verdictMark(verdict)}</td></tr>`;
};

const section = (name: string, rows: readonly Html[]): Html =>
  html`<h3 id="${anchor('f', name)}">${name}</h3>${table(['Id', 'Requirement, checks, evidence', 'Clauses', 'Verdict'], rows)}`;

/** For engineers: each requirement once, under the flow of its first check, else under its subject, as a gap. */
export const byFlow = ({ checks, requirements }: Verdict, catalogue: CatalogueFile): Html[] => {
  const subjects = new Map(catalogue.requirements.map(({ id, subject }) => [id, subject]));
  const rows = requirements.map((requirement) => {
    const own = checks.filter(({ id }) => requirement.checks.includes(id));
    return { requirement, own, flow: own[0]?.feature };
  });
  const flows = Map.groupBy(
    rows.filter(({ flow }) => flow !== undefined),
    ({ flow }) => flow ?? '',
  );
  const gaps = Map.groupBy(
    rows.filter(({ flow }) => flow === undefined),
    ({ requirement }) => subjects.get(requirement.id) ?? '',
  );
  return [
    ...[...flows].map(([name, group]) =>
      section(
        name,
        group.map(({ requirement, own }) => rowOf(requirement, own)),
      ),
    ),
    ...[...gaps].map(([name, group]) =>
      section(
        `Without a check here: ${name}`,
        group.map(({ requirement }) => rowOf(requirement, [])),
      ),
    ),
  ];
};
