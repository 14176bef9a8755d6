import type { Comparison, Fan } from '../../../engine/studies/compare/comparison.js';
import { spreadLabels } from '../../charts/endLabels.js';
import type { Layer } from '../../charts/fan.js';
import { dateOf, datesAxis } from '../../charts/timeAxis.js';
import { compact, money } from '../../numbers.js';
import { capital } from '../../sentence.js';
import { drawn, frame, ink, plot, roundAxis, upwards, type VegaLiteSpec } from '../../theme.js';
import { shortNames } from '../shortNames.js';
import { randomnessOf } from './rows.js';
import { mostDrawn } from './series.js';

const panelHeight = { one: 260, several: 150 } as const;

/** Cash of each variant less that of the base, future by future; several variants in panels below one another, each with its own scale. */
export const cashDifference = (comparison: Comparison): VegaLiteSpec | undefined => {
  const { steps, step, currency, scenarios } = comparison;
  const fans = comparison.cashDifferences.slice(0, mostDrawn - 1);
  if (steps.length < 2 || fans.length === 0 || fans.every(({ p5, p95 }) => [...p5, ...p95].every((value) => value === 0))) return undefined;
  const names = shortNames(scenarios.map(({ name }) => name));
  const [first] = fans;
  const legend = isSpread(comparison) ? ' Line: median; band: P5 to P95 of the differences.' : '';
  const scales = fans.length === 1 ? '' : ' Each panel has its own scale.';
  const whose = fans.length === 1 ? (names[1] ?? '') : 'each variant';
  const caption = frame({
    title: finding(comparison, names),
    subtitle: [`Cash of ${whose} less that of ${names[0] ?? ''} in the same future, at the end of each ${step}, ${currency}.${legend}${scales}`],
  });
  if (fans.length === 1 && first !== undefined) return { ...caption, ...panel(comparison, first, panelHeight.one) };
  const panels = fans.map((fan, place) => ({ ...panel(comparison, fan, panelHeight.several), title: { text: capital(names[place + 1] ?? ''), ...panelTitle } }));
  return { ...caption, spacing: 18, vconcat: panels };
};

const panelTitle = { fontSize: 13, fontWeight: 600, anchor: 'start', offset: 6, frame: 'group' } as const;

const isSpread = (comparison: Comparison): boolean => randomnessOf(comparison) === 'sampled';

const panel = (comparison: Comparison, { p5, p50, p95 }: Fan, height: number) => {
  const { steps, step } = comparison;
  const spread = isSpread(comparison);
  const axis = roundAxis(spread ? [...p5, ...p95] : p50, height === panelHeight.one ? 5 : 3);
  const y = upwards(axis);
  const x = datesAxis(steps, step);
  const quantity = (field: string) => ({ field, type: 'quantitative' as const, ...y });
  const last = steps.length - 1;
  const end = (name: string, values: readonly number[]) => ({ text: `${name} ${compact(values[last] ?? 0)}`, value: values[last] ?? 0 });
  const labels = spreadLabels(spread ? [end('P95', p95), end('median', p50), end('P5', p5)] : [end('', p50)], axis.domain, height);
  const band: Layer[] = spread ? [{ mark: { type: 'area', color: ink.paleBand }, encoding: { x, y: quantity('p5'), y2: { field: 'p95' } } }] : [];
  const layer: Layer[] = [
    ...band,
    { data: { values: [{}] }, mark: { type: 'rule', color: ink.text, strokeWidth: 1.2 }, encoding: { y: { datum: 0, type: 'quantitative', ...y } } },
    { mark: { type: 'line', color: ink.blue, strokeWidth: 2.4 }, encoding: { x, y: quantity('p50') } },
    {
      data: { values: labels.map(({ text, value }) => ({ date: dateOf(steps[last] ?? ''), text, value: drawn(value) })) },
      mark: { type: 'text', align: 'left', dx: 8, baseline: 'middle', color: ink.text },
      encoding: { x, y: quantity('value'), text: { field: 'text', type: 'nominal' } },
    },
  ];
  return {
    width: plot.width,
    height,
    data: { values: steps.map((label, index) => ({ date: dateOf(label), p5: drawn(p5[index] ?? 0), p50: drawn(p50[index] ?? 0), p95: drawn(p95[index] ?? 0) })) },
    layer,
  };
};

/** Where the variant that moves cash most leaves it. */
const finding = ({ cashDifferences, steps, currency }: Comparison, names: readonly string[]): string[] => {
  const last = steps.length - 1;
  const ends = cashDifferences.map(({ p50 }, place) => ({ name: names[place + 1] ?? '', value: p50[last] ?? 0 })).sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
  const [most] = ends;
  if (most === undefined) return [];
  if (most.value === 0) return [`In the middle of all futures, cash in ${steps[last] ?? ''} is what it was`];
  const amount = `by ${money(Math.abs(most.value), currency)} at the median in ${steps[last] ?? ''}`;
  return [`${capital(most.name)} ${most.value > 0 ? 'raises' : 'lowers'} cash${ends.length === 1 ? '' : ' most:'} ${amount}`];
};
