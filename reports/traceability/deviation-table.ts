import type { Verdict } from '../../contracts/record/verdict.ts';
import { type Html, html } from '../html/html.ts';
import { requirementLink, table } from '../html/parts.ts';

type Entry = Verdict['deviations'][number];

const state = ({ occurred, carried, standIn }: Entry, isStandIn: boolean): string => {
  if (occurred) {
    return carried ? 'occurred, carried from the versions that were measured' : 'occurred';
  }
  return isStandIn && !standIn ? 'not for the stand-in' : 'did not occur in this run';
};

const reproduction = ({ reproduction: text, heldBack }: Entry): Html =>
  heldBack
    ? html`<div class="why">The reproduction is held back: told to ${heldBack.reportedTo} on ${heldBack.reportedOn}.</div>`
    : html`<div class="why">To reproduce: ${text}</div>`;

const rowOf = (entry: Entry, isStandIn: boolean): Html =>
  html`<tr><td class="k">${requirementLink(entry.requirement)}</td><td>${entry.reason}<div class="why">Seen: ${entry.evidence}</div>${reproduction(
    entry,
  )}${entry.check === undefined ? undefined : html`<div class="soft">${entry.check}</div>`}</td><td class="k">${
    entry.logtoVersions
  }${entry.sdkVersions && html`<div class="soft">@logto/next ${entry.sdkVersions}</div>`}</td><td>${entry.owner}</td><td class="k">${entry.expires}</td><td>${state(entry, isStandIn)}</td></tr>`;

/** The register of deviations, each entry with reason, expiry and whether it occurred. */
export const deviationTable = ({ deviations, target, exploration }: Verdict): Html =>
  deviations.length === 0
    ? html`<p class="soft">${exploration ? 'No known deviation was met.' : 'The register has no entry.'}</p>`
    : table(
        ['Id', 'Reason, evidence, reproduction', 'Logto', 'Owner', 'Expires', 'In this run'],
        deviations.map((entry) => rowOf(entry, target.isStandIn)),
      );
