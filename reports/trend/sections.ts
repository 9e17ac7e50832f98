import type { CheckTrend, RequirementTrend, TrendGroup } from '../../contracts/record/trend.ts';
import { anchor, type Html, html } from '../html/html.ts';
import { numberCell, numberHead, prose, table, verdictMark } from '../html/parts.ts';
import {
  dayOf,
  daysWords,
  flippingChecks,
  latestChanges,
  openDeviations,
  registerWords,
  versionsOf,
} from './highlights.ts';
import { holds } from './holds.ts';
import { strip } from './strip.ts';

/** Where a requirement of a group stands on the page. */
const place = ({ isStandIn }: TrendGroup, id: string): string => anchor(isStandIn ? 'stand-in' : 'logto', id);

const link = (group: TrendGroup, id: string): Html => html`<a href="#${place(group, id)}">${id}</a>`;

const none = (text: string): Html => html`<p class="soft">${text}</p>`;

/** The runs of a group, oldest first. */
export const runTable = ({ runs }: TrendGroup): Html =>
  table(
    ['Started', 'Logto', 'Target', 'Verdict', 'Harness', 'Read from', 'Run'],
    runs.map(
      ({ id, startedAt, logtoVersion, kind, verdict, gitRevision, gitDirty, source, whole, complete }) =>
        html`<tr><td class="k">${startedAt}</td><td class="k">${logtoVersion}</td><td>${kind}</td><td>${verdict}${
          whole ? undefined : html`<div class="soft">a selection</div>`
        }${complete ? undefined : html`<div class="soft">cut short</div>`}</td><td class="k">${gitRevision?.slice(0, 12)}${
          gitDirty ? ', changed' : ''
        }</td><td>${source === 'dossier' ? 'dossier, signature not checked' : 'file'}</td><td class="id">${id}</td></tr>`,
    ),
  );

/** Requirements that deviate still, the oldest first. */
export const openTable = (group: TrendGroup): Html => {
  const rows = openDeviations(group).map(
    ({ requirement, spans, since, until, days }) =>
      html`<tr><td class="k">${daysWords(days)}</td><td class="k">${link(group, requirement.id)}</td><td>${requirement.severity}</td><td>${prose(
        requirement.statement,
      )}</td><td class="k">${dayOf(since)}</td><td class="k">${dayOf(until)}</td><td>${spans.map(({ logtoVersion }) => logtoVersion).join(', ')}</td><td>${registerWords(requirement)}</td></tr>`,
  );
  const heads = ['Open for', 'Id', 'Severity', 'What must hold', 'First run', 'Last run', 'Logto', 'Owner and expiry'];
  return rows.length === 0 ? none('No requirement deviates.') : table(heads, rows);
};

/** Checks that flipped, by how often. */
export const flipTable = (group: TrendGroup): Html => {
  const rows = flippingChecks(group).map(
    ({ check, logtoVersion, count, last, sameHarness }) =>
      html`<tr>${numberCell(count)}${numberCell(sameHarness)}<td class="id">${check.id}</td><td>${check.title} <span class="soft">${check.project}</span></td><td class="k">${logtoVersion}</td><td class="k">${dayOf(last)}</td><td>${strip(check.verdicts, group.runs, logtoVersion)}</td></tr>`,
  );
  const heads = [numberHead('Flips'), numberHead('Same harness'), 'Check', 'Title', 'Logto', 'Last', 'Runs'];
  return rows.length === 0 ? none('No check flipped.') : table(heads, rows);
};

/** What requirements came to that they had not come to before, newest first. */
export const changeTable = (group: TrendGroup): Html => {
  const rows = latestChanges(group).map(
    ({ requirement, change, at, versions }) =>
      html`<tr><td class="k">${dayOf(at)}</td><td>${change.kind}</td><td class="k">${link(group, requirement.id)}</td><td>${verdictMark(change.before)} → ${verdictMark(change.after)}</td><td class="k">${versions}</td><td>${prose(requirement.statement)}</td></tr>`,
  );
  return rows.length === 0
    ? none('No requirement changed.')
    : table(['Run of', 'Change', 'Id', 'Verdict', 'Logto', 'What must hold'], rows);
};

/** A check that did not hold in any of the runs; the others would only lengthen the page. */
const isTold = ({ verdicts }: CheckTrend): boolean =>
  verdicts.some((verdict) => verdict !== null && holds(verdict) === false);

const checkRow = (check: CheckTrend, { runs }: TrendGroup, versions: readonly string[]): Html =>
  html`<tr class="check"><td></td><td class="soft">${check.id} ${check.title} (${check.project})</td>${versions.map(
    (version) => html`<td>${strip(check.verdicts, runs, version)}</td>`,
  )}</tr>`;

const requirementRows = (requirement: RequirementTrend, group: TrendGroup, versions: readonly string[]): Html[] => {
  const { id, statement, verdicts, severity } = requirement;
  const checks = group.checks.filter((check) => check.requirements.includes(id) && isTold(check));
  return [
    html`<tr id="${place(group, id)}"><td class="k"><strong>${id}</strong><div class="soft">${severity}</div></td><td>${prose(statement)}</td>${versions.map(
      (version) => html`<td>${strip(verdicts, group.runs, version)}</td>`,
    )}</tr>`,
    ...checks.map((check) => checkRow(check, group, versions)),
  ];
};

/** Each requirement that any run decided, with a column for each version, and its checks that did not always hold. */
export const sequenceTable = (group: TrendGroup): Html => {
  const versions = versionsOf(group.runs);
  const decided = group.requirements.filter(({ verdicts }) =>
    verdicts.some((verdict) => verdict !== null && holds(verdict) !== null),
  );
  const rest = group.requirements.length - decided.length;
  return html`${table(
    ['Id', 'Requirement and checks', ...versions],
    decided.flatMap((requirement) => requirementRows(requirement, group, versions)),
  )}${rest > 0 ? none(`${rest} more requirements were decided by none of these runs.`) : undefined}`;
};
