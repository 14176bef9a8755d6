import type { Place, VariableFound } from '../../../engine/studies/optimise/result.js';
import { dateOf, datesAxis } from '../../charts/timeAxis.js';
import { closeAxis, compactLabels, drawn, ink } from '../../theme.js';

/** Labels of an axis: shares in per cent, all else as reports write numbers. */
export const labelsOf = (percent: boolean) => (percent ? { format: '~%' } : { labelExpr: compactLabels });

/** A number of a variable as a chart draws it: a month as its date. */
export const drawnPlace = ({ kind }: VariableFound, { value, text }: Place): string | number => (kind === 'month' ? dateOf(text) : drawn(value));

/**
 * The axis of a variable over its range.
 * @param width of the plot
 */
export const variableAxis = ({ kind, low, high, curve, label, unit }: VariableFound, field: string, width: number) => {
  const title = { title: kind === 'month' ? label : `${label}, ${unit}`, titleColor: ink.muted };
  if (kind === 'month') {
    const { axis, ...dates } = datesAxis(curve.length > 1 ? curve.map(({ text }) => text) : [low.text, high.text], 'month', width);
    return { ...dates, field, scale: { type: 'utc' as const, domain: [low, high].map(({ text }) => ({ year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), date: 1, utc: true })) }, axis: { ...axis, ...title } };
  }
  const ticks = closeAxis([low.value, high.value], 6).ticks.filter((tick) => tick >= low.value && tick <= high.value);
  return { field, type: 'quantitative' as const, scale: { domain: [low.value, high.value], nice: false, zero: false }, axis: { ...title, values: ticks, ...labelsOf(low.text.includes('%') || high.text.includes('%')) } };
};
