import type { RunColumn } from '../../contracts/record/trend.ts';
import { type Html, html } from '../html/html.ts';
import { type AnyVerdict, looks, verdictName } from '../words/verdicts.ts';
import { dayOf } from './highlights.ts';
import { streaksOf } from './streaks.ts';

interface Cell {
  readonly verdict: AnyVerdict | null;
  readonly startedAt: string;
}

/** So many runs are shown by a mark each; of more, their count stands beside one. */
const mostMarks = 3;

const streakMark = (streak: readonly [Cell, ...Cell[]]): Html => {
  const verdict = streak[0].verdict ?? 'not-selected';
  const days = [...new Set([streak[0], streak.at(-1) ?? streak[0]].map((cell) => dayOf(cell.startedAt)))].join(' to ');
  const [count, { mark, tone }] = [streak.length, looks[verdict]];
  return html`<span class="${tone}" title="${days}: ${verdictName(verdict)}">${count > mostMarks ? `${mark}×${count}` : mark.repeat(count)}</span> `;
};

/**
 * What runs of one version came to: marks, oldest first; what they came to last stands in words.
 *
 * @param verdicts one for each of the runs, of whatever version
 */
export const strip = (
  verdicts: ReadonlyArray<AnyVerdict | null>,
  runs: readonly RunColumn[],
  logtoVersion: string,
): Html => {
  const cells = runs.flatMap((run, at) =>
    run.logtoVersion === logtoVersion ? [{ verdict: verdicts[at] ?? null, startedAt: run.startedAt }] : [],
  );
  const last = cells.at(-1)?.verdict ?? null;
  return html`<span class="strip">${streaksOf(cells, ({ verdict }) => verdict).map(streakMark)}</span><span class="soft">${last === null ? '' : verdictName(last)}</span>`;
};
