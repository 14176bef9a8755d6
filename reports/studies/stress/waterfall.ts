import type { StressResult } from '../../../engine/studies/stress/result.js';
import { haloed } from '../../charts/haloed.js';
import { compactLabels, drawn, frame, ink, plot, roundAxis, type VegaLiteSpec } from '../../theme.js';
import { capital } from '../../sentence.js';
import { amountText, distanceText, isShare } from '../amounts.js';

/** Widest name, in pixels. */
const nameWidth = 300;
/** Height of a bar with the space around it, in pixels. */
const row = 34;
/** Room for the text beside a bar, as a share of the axis. */
const room = 0.2;

/** What each input of the nearest failing shock adds, from the value without a shock to the value with it; undefined where there is no such shock. */
export const waterfall = (result: StressResult): VegaLiteSpec | undefined => {
  const { waterfall: steps, requirements, nearest } = result;
  if (steps === null || nearest === null) return undefined;
  const { from, to, parts, unit, bound, words, isMargin, order } = steps;
  const signed = (value: number, se: number): string => `${value < 0 ? '\u2212' : '+'}${distanceText({ value, se }, unit)}`;
  let edge = from.value;
  const rows = [
    { name: 'Without the shock', from: 0, to: from.value, text: amountText(from, unit), color: ink.blue },
    ...parts.map(({ label, fromText, toText, effect, se }) => {
      const begins = edge;
      edge += effect;
      const worse = Math.sign(effect) === Math.sign(to.value - from.value);
      return { name: `${label}: ${fromText} to ${toText}`, from: begins, to: edge, text: signed(effect, se), color: worse ? ink.red : ink.band };
    }),
    { name: 'With the shock', from: 0, to: to.value, text: amountText(to, unit), color: ink.blue },
  ].map((bar) => ({ ...bar, from: drawn(bar.from), to: drawn(bar.to), beside: drawn(Math.max(bar.from, bar.to)) }));
  const { domain, ticks } = roundAxis([bound, ...rows.flatMap((bar) => [bar.from, bar.to])]);
  const y = { field: 'name', type: 'nominal' as const, sort: null, axis: { title: null, domain: false, ticks: false, labelFontSize: 13, labelColor: ink.text, labelLimit: nameWidth } };
  const x = {
    field: 'to',
    type: 'quantitative' as const,
    scale: { domain: [domain[0], domain[1] + room * (domain[1] - domain[0])], nice: false, zero: false },
    axis: { title: null, ...(isShare(unit) ? { format: '~%' } : { labelExpr: compactLabels }), values: [...ticks], grid: true, domain: false, ticks: false },
  };
  const names = Math.min(nameWidth, 7 * Math.max(...rows.map(({ name }) => name.length)));
  const text = requirements[nearest]?.text ?? '';
  const largest = [...parts].sort((one, other) => Math.abs(other.effect) - Math.abs(one.effect))[0];
  return {
    ...frame({
      title: largest === undefined ? [`What breaks \u201c${text}\u201d`] : [`${largest.label} does most to break \u201c${text}\u201d`],
      subtitle: [
        `${isMargin ? `By how much \u201c${words}\u201d holds` : capital(words)}${unit === '' ? '' : `, ${unit}`}, without the shock and with it, and what each input adds.`,
        `Dashed: ${isMargin ? 'where it no longer does' : 'the bound'}. ${order === 'Shapley' ? 'Each input adds its mean over all orders in which they can be moved (Shapley).' : 'Inputs are moved one after the other, the one moved farthest first.'}`,
      ],
    }),
    // Names with many figures are a little wider than they are reckoned.
    padding: { left: 16, right: 12, top: 4, bottom: 4 },
    width: plot.width - names,
    height: row * rows.length,
    layer: [
      { data: { values: rows }, mark: { type: 'bar', height: 20 }, encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' }, y, color: { field: 'color', type: 'nominal', scale: null } } },
      { data: { values: [{ bound }] }, mark: { type: 'rule', color: ink.red, strokeWidth: 1.5, strokeDash: [5, 4] }, encoding: { x: { ...x, field: 'bound' } } },
      { mark: { type: 'rule', color: ink.text, strokeWidth: 1.2 }, encoding: { x: { datum: 0 } } },
      ...haloed({ data: { values: rows }, mark: { type: 'text', align: 'left', dx: 6 }, encoding: { x: { ...x, field: 'beside' }, y, text: { field: 'text', type: 'nominal' } } }),
    ],
  };
};
