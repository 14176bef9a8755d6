import type { Figure, Moment, Quantity, Series, Statistic } from '../../../../scenarios/figures/figure.js';
import { monthText } from '../../../../scenarios/month.js';
import type { Summary } from '../../../summary.js';
import type { FigureValue } from '../../figures/invariantCheck.js';

/** Percentiles that a summary has with their errors. */
const percentiles: Readonly<Record<number, 'p5' | 'p50' | 'p95'>> = { 5: 'p5', 50: 'p50', 95: 'p95' };

/** What a summary says of a figure, with its error; undefined where it does not say. */
export function figureOfSummary(figure: Figure, summary: Summary): FigureValue | undefined {
  if (figure.kind === 'probability') return figure.of.kind === 'ruin' && figure.of.by === undefined ? { value: summary.risk.ruin.probability, se: summary.risk.ruin.se } : undefined;
  return figure.kind === 'statistic' ? statisticOf(figure.statistic, figure.of, summary) : undefined;
}

function statisticOf({ kind, ...statistic }: Statistic, quantity: Quantity, summary: Summary): FigureValue | undefined {
  const { risk } = summary;
  if (kind === 'var' || kind === 'cvar') return isProfit(quantity) ? { value: risk[kind], se: risk.se[kind] } : undefined;
  const name = kind === 'mean' ? 'mean' : 'percent' in statistic ? percentiles[statistic.percent] : undefined;
  if (name === undefined) return undefined;
  switch (quantity.kind) {
    case 'worth':
      return ofSpread(summary.totals[quantity.name], name);
    case 'total':
      return ofSpread(quantity.by === undefined ? totalOf(quantity.series, summary) : undefined, name);
    case 'metric':
      return ofSpread(summary.saas?.metrics.find((metric) => metric.name === quantity.name), name);
    case 'time':
      return name === 'mean' ? undefined : ofTime(quantity.name === 'runway' ? risk.runway : risk.breakEven, name);
    case 'at': {
      const measure = quantity.series.part === undefined ? summary.measures[quantity.series.measure] : undefined;
      const step = measure === undefined ? -1 : stepAt(quantity.at, summary);
      return measure === undefined || step < 0 ? undefined : { value: measure[name][step], se: measure.se[name][step] };
    }
    default:
      return undefined;
  }
}

type Name = 'mean' | 'p5' | 'p50' | 'p95';
type Spread = Readonly<Record<Name, number>> & { readonly se: Readonly<Record<Name, number>> };

function isProfit(quantity: Quantity): boolean {
  return quantity.kind === 'total' && quantity.series.measure === 'profit' && quantity.series.part === undefined && quantity.by === undefined;
}

function totalOf({ measure, part }: Series, { totals }: Summary): Spread | undefined {
  const known = measure === 'revenue' || measure === 'cost' || measure === 'profit';
  return known && part === undefined ? totals[measure] : undefined;
}

function ofSpread(spread: Spread | undefined, name: Name): FigureValue | undefined {
  return spread === undefined ? undefined : { value: spread[name], se: spread.se[name] };
}

function ofTime(range: Summary['risk']['runway'], name: Exclude<Name, 'mean'>): FigureValue {
  const { [name]: value, se } = range;
  return value === null ? 'never' : { value, se: se[name] ?? 0 };
}

/** The step that ends a month; weeks and days are told by dates, which a month does not name. */
function stepAt(moment: Moment, { months, scenario: { step } }: Summary): number {
  if (step !== 'month') return -1;
  return moment === 'start' ? 0 : moment === 'end' ? months.length - 1 : months.indexOf(monthText(moment));
}
