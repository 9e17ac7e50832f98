import { type Html, html } from '../html/html.ts';
import { type Scale, scaleOf } from './scale.ts';

export interface ChartLine {
  readonly label: string;
  readonly values: ReadonlyArray<number | null>;
  /** Drawn against the scale at the right. */
  readonly isShare?: boolean;
}

/** Lines over one horizontal scale. */
export interface Chart {
  /** Of the horizontal scale; its values are seconds if it is `time`. */
  readonly x: { readonly label: string; readonly kind: 'time' | 'rate'; readonly values: readonly number[] };
  /** Unit of the scale at the left. */
  readonly unit: string;
  readonly lines: readonly ChartLine[];
  /** A vertical line with its name. */
  readonly mark: { readonly at: number; readonly label: string } | null;
}

const height = 260;
const edges = { left: 64, top: 10, bottom: height - 46 };
const hues = 8;

export const chartStyle = `
:root { --c1: #0b57b0; --c2: #b3470e; --c3: #12692f; --c4: #b3261e; --c5: #6b3fa0; --c6: #00696b; --c7: #7a5c00; --c8: #59616b; }
@media (prefers-color-scheme: dark) { :root { --c1: #8ab8f5; --c2: #f5a06a; --c3: #6dd58c; --c4: #ff8a80; --c5: #c7a6f5;
  --c6: #5fd0d2; --c7: #e2c15a; --c8: #a2abb5; } }
figure.chart { margin: .25rem 0 1rem; overflow-x: auto; font-size: 12px; }
.chart svg { display: block; width: 100%; min-width: 30rem; max-width: 60rem; }
.chart text { fill: var(--soft); } .chart .knee { fill: var(--bad); font-weight: 600; }
.chart .grid-line { stroke: var(--line); } .chart line.knee { stroke: var(--bad); stroke-dasharray: 6 4; }
.chart .line { fill: none; stroke-width: 2; stroke-linejoin: round; } .chart .share { stroke-dasharray: 4 4; }
.chart .moment { fill: transparent; } .chart .moment:hover { fill: var(--ink); fill-opacity: .08; }
.chart figcaption { display: flex; flex-wrap: wrap; gap: 0 1rem; padding-left: ${edges.left}px; }
.chart figcaption span::before { content: ''; display: inline-block; width: 1.2em; margin-right: .4em;
  border-top: 3px solid; vertical-align: middle; } .chart figcaption .share::before { border-top-style: dashed; } .chart figcaption i { color: var(--ink); font-style: normal; }
${Array.from(
  { length: hues },
  (_, at) => `.chart .c${at + 1} { stroke: var(--c${at + 1}); color: var(--c${at + 1}); }
.chart circle.c${at + 1} { fill: var(--c${at + 1}); }`,
).join('\n')}`;

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

const short = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));

const hue = (at: number): string => `c${(at % hues) + 1}`;

const unitOf = ({ isShare }: ChartLine, { unit }: Chart): string => (isShare ? '%' : unit);

const pixel = (value: number): string => value.toFixed(1);

/** From 0 to a little above the greatest value. */
const upright = (lines: readonly ChartLine[], least: number): Scale => {
  const most = Math.max(least, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return scaleOf([0, most * 1.08], [edges.bottom, edges.top], 6);
};

const frameOf = ({ x, lines }: Chart) => {
  const shares = lines.filter(({ isShare }) => isShare);
  const width = x.kind === 'rate' ? 960 : 640;
  const right = width - (shares.length > 0 ? 56 : 16);
  const ends = [Math.min(...x.values), Math.max(...x.values)] as const;
  return {
    ...{ width, right, x: scaleOf(ends, [edges.left, right], width / 80, x.kind === 'time') },
    y: upright(
      lines.filter(({ isShare }) => !isShare),
      0.001,
    ),
    share: shares.length > 0 ? upright(shares, 1) : null,
  };
};

type Frame = ReturnType<typeof frameOf>;

const axes = ({ x: { label, kind }, unit }: Chart, { right, x, y, share }: Frame): Html => {
  const middle = (edges.top + edges.bottom) / 2;
  const vertical = x.ticks.map((tick) => {
    const at = pixel(x.place(tick));
    return html`<line class="grid-line" x1="${at}" x2="${at}" y1="${edges.top}" y2="${edges.bottom}"/><text x="${at}" y="${edges.bottom + 16}" text-anchor="middle">${kind === 'time' ? clock(tick) : short(tick)}</text>`;
  });
  const horizontal = y.ticks.map((tick) => {
    const at = pixel(y.place(tick));
    return html`<line class="grid-line" x1="${edges.left}" x2="${right}" y1="${at}" y2="${at}"/><text x="${edges.left - 8}" y="${at}" dy=".35em" text-anchor="end">${short(tick)}</text>`;
  });
  const shares = share?.ticks.map(
    (tick) => html`<text x="${right + 8}" y="${pixel(share.place(tick))}" dy=".35em">${short(tick)}</text>`,
  );
  return html`${vertical}${horizontal}${shares}<text x="${(edges.left + right) / 2}" y="${height - 8}" text-anchor="middle">${label}</text>
<text transform="translate(12 ${middle}) rotate(-90)" text-anchor="middle">${unit}</text>${share ? html`<text transform="translate(${right + 50} ${middle}) rotate(-90)" text-anchor="middle">%</text>` : undefined}`;
};

/** A sample that came late is no gap. */
const drawLine = (line: ChartLine, at: number, { x: { kind, values } }: Chart, frame: Frame): Html => {
  const scale = (line.isShare && frame.share) || frame.y;
  const points = line.values.flatMap((value, point) => {
    const where = values[point];
    return value === null || where === undefined ? [] : [[pixel(frame.x.place(where)), pixel(scale.place(value))]];
  });
  const dots =
    kind === 'rate'
      ? points.map(([left, top]) => html`<circle class="${hue(at)}" cx="${left}" cy="${top}" r="3.5"/>`)
      : [];
  return html`<polyline class="line ${hue(at)}${line.isShare ? ' share' : ''}" points="${points.map((point) => point.join()).join(' ')}"/>${dots}`;
};

/** What a mouse on a moment, or a rate, is told: the value of each line there. */
const moments = (chart: Chart, { x, right }: Frame): Html[] => {
  const places = chart.x.values.map((value) => x.place(value));
  return chart.x.values.map((value, at) => {
    const place = places[at] ?? 0;
    const from = ((places[at - 1] ?? edges.left) + place) / 2;
    const until = (place + (places[at + 1] ?? right)) / 2;
    const told = chart.lines.map((line) => {
      const known = line.values[at] ?? null;
      return `${line.label}: ${known === null ? '–' : `${short(known)} ${unitOf(line, chart)}`}`;
    });
    const name = chart.x.kind === 'time' ? clock(value) : `${short(value)} ${chart.x.label}`;
    return html`<rect class="moment" x="${pixel(from)}" y="${edges.top}" width="${pixel(until - from)}" height="${edges.bottom - edges.top}"><title>${[name, ...told].join('\n')}</title></rect>`;
  });
};

const drawMark = ({ at, label }: NonNullable<Chart['mark']>, { x, right }: Frame): Html => {
  const left = x.place(at);
  const isFarRight = left > edges.left + (right - edges.left) * 0.7;
  return html`<line class="knee" x1="${pixel(left)}" x2="${pixel(left)}" y1="${edges.top}" y2="${edges.bottom}"/><text class="knee" x="${pixel(left + (isFarRight ? -6 : 6))}" y="${edges.top + 14}" text-anchor="${isFarRight ? 'end' : 'start'}">${label}</text>`;
};

/** A chart as a picture that needs no script; what it shows is told in words to whom cannot see it. */
export const drawChart = (chart: Chart, inWords: string): Html => {
  const frame = frameOf(chart);
  return html`<figure class="chart" role="img" aria-label="${inWords}"><svg viewBox="0 0 ${frame.width} ${height}">
${axes(chart, frame)}
${chart.lines.map((line, at) => drawLine(line, at, chart, frame))}
${chart.mark ? drawMark(chart.mark, frame) : undefined}
${moments(chart, frame)}
</svg><figcaption>${chart.lines.map(({ label, isShare }, at) => html`<span class="${hue(at)}${isShare ? ' share' : ''}"><i>${label}</i></span>`)}</figcaption></figure>`;
};
