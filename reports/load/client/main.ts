/** Draws the page's charts from the data that stand beside them. It calls nobody, and runs once. */
import './language.ts';

import uPlot from 'uplot';
import type { Chart } from '../chart.ts';

const height = 240;
const hues = ['--c1', '--c2', '--c3', '--c4', '--c5', '--c6', '--c7', '--c8'];

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

const short = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));

/** Draws the vertical line of the knee, and what it is. */
const markPlugin = ({ at, label }: NonNullable<Chart['mark']>): uPlot.Plugin => ({
  hooks: {
    draw: ({ ctx, bbox, valToPos }) => {
      const left = valToPos(at, 'x', true);
      ctx.save();
      ctx.strokeStyle = colour('--bad');
      ctx.fillStyle = colour('--bad');
      ctx.lineWidth = devicePixelRatio;
      ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
      ctx.beginPath();
      ctx.moveTo(left, bbox.top);
      ctx.lineTo(left, bbox.top + bbox.height);
      ctx.stroke();
      ctx.font = `600 ${12 * devicePixelRatio}px system-ui, sans-serif`;
      const isFarRight = left > bbox.left + bbox.width * 0.7;
      ctx.textAlign = isFarRight ? 'right' : 'left';
      ctx.fillText(label, left + (isFarRight ? -6 : 6) * devicePixelRatio, bbox.top + 14 * devicePixelRatio);
      ctx.restore();
    },
  },
});

const axis = (more: uPlot.Axis): uPlot.Axis => ({
  stroke: colour('--soft'),
  grid: { stroke: colour('--line'), width: 1 },
  ticks: { stroke: colour('--line'), width: 1 },
  font: '12px system-ui, sans-serif',
  labelFont: '12px system-ui, sans-serif',
  ...more,
});

const series = (chart: Chart): uPlot.Series[] =>
  chart.lines.map(({ label, isShare = false }, at) => {
    const dashed = isShare ? { dash: [4, 4] } : {};
    return {
      label,
      scale: isShare ? 'share' : 'y',
      stroke: colour(hues[at % hues.length] ?? '--ink'),
      width: 2,
      // A sample that came late is no gap.
      spanGaps: true,
      points: { show: chart.x.kind === 'rate', size: 7 },
      value: (_: uPlot, value: number | null) =>
        value === null ? '–' : `${short(value)}${isShare ? ' %' : ` ${chart.unit}`}`,
      ...dashed,
    };
  });

const options = (chart: Chart, width: number): uPlot.Options => {
  const isTime = chart.x.kind === 'time';
  const hasShares = chart.lines.some(({ isShare }) => isShare);
  return {
    width,
    height,
    plugins: chart.mark === null ? [] : [markPlugin(chart.mark)],
    scales: {
      x: { time: false },
      y: { range: (_, __, most) => [0, Math.max(most, 0.001) * 1.08] },
      ...(hasShares && { share: { range: (_: uPlot, __: number, most: number) => [0, Math.max(most, 1) * 1.08] } }),
    },
    axes: [
      axis({ label: chart.x.label, ...(isTime && { values: (_, ticks) => ticks.map(clock) }) }),
      axis({ label: chart.unit, size: 64, values: (_, ticks) => ticks.map(short) }),
      ...(hasShares
        ? [
            axis({
              label: '%',
              scale: 'share',
              side: 1,
              size: 56,
              grid: { show: false },
              values: (_, ticks) => ticks.map(short),
            }),
          ]
        : []),
    ],
    series: [
      {
        label: chart.x.label,
        value: (_, value: number | null) => (value === null ? '–' : isTime ? clock(value) : short(value)),
      },
      ...series(chart),
    ],
  };
};

/** The data were written by this project's own page, in the form of `Chart`. */
const read = (text: string): Chart => JSON.parse(text);

const draw = (place: HTMLElement): (() => void) => {
  const data = place.querySelector('script[type="application/json"]')?.textContent ?? '';
  const chart = read(data);
  const values = [[...chart.x.values], ...chart.lines.map((line) => [...line.values])];
  const [xs = [], ...ys] = values;
  const plot = new uPlot(options(chart, place.clientWidth), [xs.map(Number), ...ys], place);
  const resized = new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height }));
  resized.observe(place);
  return () => {
    resized.disconnect();
    plot.destroy();
  };
};

const drawAll = (): (() => void)[] => [...document.querySelectorAll<HTMLElement>('.chart')].map(draw);

let remove = drawAll();
// Colours are drawn, not styled: they are drawn anew where light changes to dark.
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  for (const each of remove) {
    each();
  }
  remove = drawAll();
});
