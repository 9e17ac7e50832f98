import { anchor, Html, html } from '../html/html.ts';
import { prose, table } from '../html/parts.ts';
import type { About } from './about.ts';
import { chapterHead, checkName } from './parts.ts';
import type { Words } from './words/index.ts';

type Entry = About['verdict']['deviations'][number];

const stateOf = ({ occurred, carried, standIn }: Entry, isStandIn: boolean): keyof Words['states'] => {
  if (occurred) {
    return carried ? 'carried' : 'occurred';
  }
  return isStandIn && !standIn ? 'notForStandIn' : 'absent';
};

/** `1.41.0, 1.42.0` of a range of versions. */
const versionsOf = (range: string): string => range.replaceAll(/\s*\|\|\s*/g, ', ');

const nameOf = ({ check, requirement }: Entry): Html =>
  html`<div><a href="#${anchor('r', requirement)}">${checkName(check ?? requirement)}</a></div>`;

/** What is said of an entry beside its name: entries of which the same is said share a row. */
const saidOf = (entry: Entry, isStandIn: boolean, words: Words): Html => {
  const { heldBack, sdkVersions } = entry;
  return html`<td>${prose(entry.reason)}${
    heldBack ? html`<div>${words.heldBack(heldBack.reportedTo, heldBack.reportedOn)}</div>` : undefined
  }</td><td>${versionsOf(entry.logtoVersions)}${
    sdkVersions === undefined ? undefined : html`<div>@logto/next ${versionsOf(sdkVersions)}</div>`
  }</td><td>${entry.owner}<div>${entry.expires}</div></td><td>${words.states[stateOf(entry, isStandIn)]}</td>`;
};

/** The register of deviations: those that occurred come first. */
export const deviationsChapter = ({ verdict: { deviations, target } }: About, words: Words): Html => {
  const { labels } = words;
  const occurred = deviations.filter((entry) => entry.occurred);
  const entries = [...occurred, ...deviations.filter((entry) => !entry.occurred)];
  const rows = [...Map.groupBy(entries, (entry) => saidOf(entry, target.isStandIn, words).text)].map(
    ([said, alike]) => html`<tr><td>${alike.map(nameOf)}</td>${new Html(said)}</tr>`,
  );
  const owner = [labels.owner, labels.expires].join(words.comma);
  const heads = [labels.id, labels.reason, labels.versions, owner, labels.inRun];
  const counts = { entries: deviations.length, occurred: occurred.length };
  return html`${chapterHead('deviations', words)}${
    rows.length === 0
      ? html`<p>${words.noDeviations}</p>`
      : html`<p>${words.deviationsNote(counts)}</p>${table(heads, rows, 'deviations fixed')}`
  }`;
};
