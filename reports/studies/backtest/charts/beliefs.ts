import type { BacktestResult, InputShift } from '../../../../engine/studies/backtest/result.js';
import type { Layer } from '../../../charts/fan.js';
import { list } from '../../../numbers.js';
import { inSentence } from '../../../sentence.js';
import { drawn, frame, ink, plot, type VegaLiteSpec } from '../../../theme.js';
import { placeText, statedRange } from '../words.js';

/** Most inputs that are drawn; those that moved less are in the table. */
const mostRows = 12;

/** Height of a row with the space around it, and width of names and numbers beside it, in pixels. */
const row = 34;
const nameWidth = 270;
const textWidth = 170;

/** End of nine tenths of a standard-normal law. */
const end = 1.645;

const finding = (inputs: readonly InputShift[]): string[] => {
  const moved = inputs.filter(({ verdict }) => verdict === 'moved' || verdict === 'beyond').map(({ label }) => inSentence(label));
  return moved.length === 0 ? ['No uncertain input had to move: what was believed fits what happened'] : [`What happened does not fit what was believed of ${list(moved)}`];
};

/** What was believed of each input that the figures tell of, and what they say; nothing where they tell of none. */
export const beliefs = ({ inputs }: Pick<BacktestResult, 'inputs'>): VegaLiteSpec | undefined => {
  const told = inputs.filter(({ verdict }) => verdict !== 'untold').slice(0, mostRows);
  if (told.length === 0) return undefined;
  const rows = told.map(({ label, now, place, verdict, stated }) => ({
    label,
    low: drawn(now.p5),
    middle: drawn(now.p50),
    high: drawn(now.p95),
    text: verdict === 'beyond' ? `${placeText(place)} or beyond` : stated === null ? placeText(place) : statedRange(stated.now, stated.form),
    color: verdict === 'unmoved' ? ink.blue : ink.red,
  }));
  const reach = Math.ceil(2 * Math.max(2, ...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]))) / 2;
  const y = { field: 'label', type: 'nominal' as const, sort: null, axis: { title: null, domain: false, ticks: false, labelFontSize: 13, labelColor: ink.text, labelLimit: nameWidth } };
  const scale = { domain: [-reach, reach], nice: false };
  const labels = "datum.value == 0 ? 'median' : datum.value < 0 ? 'P5' : 'P95'";
  const x = (field: string) => ({ field, type: 'quantitative' as const, scale, axis: { title: 'of what was believed', values: [-end, 0, end], labelExpr: labels, grid: true, domain: false, ticks: false, labelFlush: false, labelOverlap: false } });
  const color = { field: 'color', type: 'nominal' as const, scale: null };
  const ground: Layer = {
    data: { values: told.map(({ label }) => ({ label, from: -end, to: end })) },
    mark: { type: 'bar', height: 20, color: ink.paleBand },
    encoding: { y, x: x('from'), x2: { field: 'to' } },
  };
  return {
    ...frame({
      title: finding(told),
      subtitle: ['Pale: nine tenths of what was believed of each uncertain input. Dark: nine tenths of what the actual figures leave of it, with its median; red where the old median is outside.'],
    }),
    width: plot.width - Math.min(nameWidth, 7 * Math.max(...told.map(({ label }) => label.length))) - textWidth + 60,
    height: row * rows.length,
    data: { values: rows },
    layer: [
      ground,
      { mark: { type: 'bar', height: 8 }, encoding: { y, x: x('low'), x2: { field: 'high' }, color } },
      { mark: { type: 'point', filled: true, size: 70, opacity: 1, stroke: ink.paper, strokeWidth: 1.5 }, encoding: { y, x: x('middle'), color } },
      { mark: { type: 'text', align: 'left', dx: 8, x: 'width' }, encoding: { y, text: { field: 'text', type: 'nominal' } } },
    ],
  };
};
