import { type Html, html } from '../html/html.ts';
import { facts, table } from '../html/parts.ts';
import type { About } from './about.ts';
import { chapterHead } from './parts.ts';
import type { Words } from './words/index.ts';

const revisionOf = ({ gitRevision, gitDirty }: About['manifest']['judged']['harness'], words: Words): string =>
  `${gitRevision ?? words.unknown}${gitDirty ? ` (${words.changed})` : ''}`;

const imagesOf = (images: NonNullable<About['verdict']['target']['images']>, { labels, images: title }: Words): Html =>
  html`<h3>${title}</h3>${table(
    [labels.service, labels.image, labels.digest],
    images.map(
      ({ service, name, id, digest }) => html`<tr><td>${service}</td><td>${name}</td><td>${digest ?? id}</td></tr>`,
    ),
  )}`;

/**
 * What was tested, by what, and by which catalogue: what whoever repeats the run needs. Where the browser's file was says
 * nothing on another machine.
 */
export const targetChapter = ({ verdict: { target, versions, run }, manifest: { judged } }: About, words: Words) => {
  const { labels } = words;
  const detail = (text: string): string => words.details[text] ?? text;
  return html`${chapterHead('target', words)}${facts([
    [labels.tested, words.logto(target.logtoVersion, target.isStandIn)],
    [labels.target, target.kind],
    [labels.connector, target.connectorVersion],
    [labels.sdk, versions.logtoNext],
    [labels.nextjs, versions.next],
    ...Object.entries(target.details).map((fact): [string, string] => [detail(fact[0]), detail(fact[1])]),
    [labels.browser, versions.browser.replace(/ \([^()]*\)$/, '')],
    [labels.harness, versions.harness],
    [labels.revision, revisionOf(judged.harness, words)],
    [labels.lockfile, judged.harness.lockfileSha256 ?? words.unknown],
    [labels.node, versions.node],
    [labels.playwright, versions.playwright],
    [labels.command, run.command],
    [labels.catalogue, judged.catalogue.sha256],
    [labels.register, judged.register.sha256],
  ])}${target.images ? imagesOf(target.images, words) : undefined}`;
};
