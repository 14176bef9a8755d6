import type { SensitivityResult } from '../../../engine/studies/sensitivity/result.js';
import { haloed } from '../../charts/haloed.js';
import { supported } from '../../numbers.js';
import { closeAxis, compactLabels, drawn, frame, ink, plot, type VegaLiteSpec } from '../../theme.js';
import { amountText, distanceText, isShare } from '../amounts.js';
import { breaking, breakingFinding, swinging } from './findings.js';

/** Widest name, in pixels; the table has longer ones in full. */
const nameWidth = 250;
/** Height of a bar with the space around it, in pixels. */
const row = 30;
/** Room for the text at the end of a bar, as a share of the axis. */
const room = 0.14;

/**
 * Each input as a bar from the figure with the input at its low end to the figure with it at its high end, across the line of the run as it is;
 * undefined where nothing moves the figure.
 */
export const tornado = (result: SensitivityResult): VegaLiteSpec | undefined => {
  const { figure } = result;
  const { estimate } = figure;
  if (estimate === null) return undefined;
  const base = estimate.value;
  const none = figure.unit === 'months' ? 'never' : 'no number';
  const [broken, moved] = [breaking(result), swinging(result)];
  const rows = [
    ...broken.flatMap(({ label, swing: { low, high } }) => {
      const [there, gone] = low.figure === null ? [high, low] : [low, high];
      const to = there.figure?.value ?? base;
      return [
        { name: label, from: drawn(base), to: drawn(to), text: there.text, color: there === low ? ink.band : ink.blue, right: to > base },
        { name: label, from: drawn(base), to: drawn(base), text: `${none} at ${gone.text}`, color: ink.band, right: to <= base },
      ];
    }),
    ...moved.flatMap(({ label, swing: { low, high } }) => {
      const [atLow, atHigh] = [low.figure?.value ?? base, high.figure?.value ?? base];
      return [
        { name: label, from: drawn(base), to: drawn(atLow), text: low.text, color: ink.band, right: atLow > atHigh },
        { name: label, from: drawn(base), to: drawn(atHigh), text: high.text, color: ink.blue, right: atHigh >= atLow },
      ];
    }),
  ];
  const [first] = moved;
  const [worst] = broken;
  if (first === undefined && worst === undefined) return undefined;
  const labels = [...broken, ...moved].map(({ label }) => label);
  const values = [base, ...rows.map(({ to }) => to)];
  const { ticks } = closeAxis(values);
  const unit = isShare(figure.unit) || figure.unit === 'ratio' || figure.unit === '' ? '' : `, ${figure.unit}`;
  const width = Math.max(...values) - Math.min(...values);
  const domain = [Math.min(...values) - room * width, Math.max(...values) + room * width];
  const y = { field: 'name', type: 'nominal' as const, sort: null, axis: { title: null, domain: false, ticks: false, labelFontSize: 13, labelColor: ink.text, labelLimit: nameWidth } };
  const axis = { title: null, ...(isShare(figure.unit) ? { format: '~%' } : { labelExpr: compactLabels }), values: ticks.filter((tick) => tick >= (domain[0] ?? 0) && tick <= (domain[1] ?? 0)), grid: true, domain: false, ticks: false };
  const x = { field: 'to', type: 'quantitative' as const, scale: { domain, nice: false, zero: false }, axis };
  const names = Math.min(nameWidth, 7 * Math.max(...labels.map((label) => label.length)));
  const texts = (right: boolean) =>
    haloed({
      data: { values: rows.filter((one) => one.right === right) },
      mark: { type: 'text', align: right ? 'left' : 'right', dx: right ? 5 : -5, fontSize: 11 },
      encoding: { x, y, text: { field: 'text', type: 'nominal' } },
    });
  return {
    ...frame({
      title: [
        worst !== undefined
          ? breakingFinding(result, worst).replace(/;.*/, '')
          : first === undefined
            ? ''
            : `${first.label} moves ${figure.words} most, by ${distanceText({ value: supported(first.value, first.se), se: 0 }, figure.unit)}`,
      ],
      subtitle: [
        `${figure.words.slice(0, 1).toUpperCase()}${figure.words.slice(1)} with each input held at one end of what it could be${unit}. Light: at its P10; dark: at its P90; all else as it was.`,
        `Line: the plan as it is, ${amountText({ value: supported(base, estimate.se), se: 0 }, figure.unit)}.`,
      ],
    }),
    width: plot.width - names,
    height: row * labels.length,
    layer: [
      { data: { values: rows }, mark: { type: 'bar', height: 18 }, encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' }, y, color: { field: 'color', type: 'nominal', scale: null } } },
      { data: { values: [{ base: drawn(base) }] }, mark: { type: 'rule', color: ink.text, strokeWidth: 1.2 }, encoding: { x: { ...x, field: 'base' } } },
      ...texts(false),
      ...texts(true),
    ],
  };
};
