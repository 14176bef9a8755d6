import type { Summary } from '../../engine/summary.js';

/** What a summary says, without when and on what it was computed: some steps of every measure, and all that is a single figure. A line for each. */
export function goldenSummary(summary: Summary): string {
  const { scenario, months, measures, segments, plans, totals, lines, movements, saas, histograms, risk, invariants = [] } = summary;
  const steps = stepsShown(months.length);
  const at = (values: readonly number[]): readonly number[] => steps.map((step) => values[step]);
  const by = <Item extends { readonly name: string }>(items: readonly Item[], shown: (item: Item) => unknown): Part =>
    Object.fromEntries(items.map((item) => [item.name, shown(item)]));
  const totalOf = ({ mean, p5, p50, p95 }: { readonly mean: number; readonly p5: number; readonly p50: number; readonly p95: number }): Part => ({ mean, p5, p50, p95 });
  const parts: Readonly<Record<string, Part>> = {
    scenario: { ...scenario, steps: steps.map((step) => months[step]) },
    measures: each(measures, ({ mean, p5, p50, p95 }) => ({ mean: at(mean), p5: at(p5), p50: at(p50), p95: at(p95) })),
    segments: each(segments, ({ subscribers }) => at(subscribers.mean)),
    plans: each(plans ?? {}, ({ subscribers, mrr }) => ({ subscribers: at(subscribers.mean), mrr: at(mrr.mean) })),
    'revenue lines': by(lines?.revenue ?? [], ({ kind, total }) => ({ kind, ...totalOf(total) })),
    'cost lines': by(lines?.cost ?? [], ({ group, total }) => ({ group, ...totalOf(total) })),
    movements: each(movements ?? {}, ({ total }) => totalOf(total)),
    totals: each(totals, ({ sd, se, knowledge, ...total }) => ({ ...totalOf(total), sd, se: se.mean, knowledge: knowledge?.share ?? null })),
    metrics: by(saas?.metrics ?? [], (metric) => ({ ...totalOf(metric), defined: metric.defined })),
    channels: by(saas?.channels ?? [], ({ customers, cac }) => ({ customers: customers.mean, cac: cac?.mean ?? null })),
    invariants: Object.fromEntries(invariants.map(({ text, verdict, comparisons }) => [text, { verdict, values: comparisons.map(({ value }) => value) }])),
    histogram: histograms.profit,
    risk: { ...risk, ruin: { ...risk.ruin, byMonth: at(risk.ruin.byMonth) } },
  };
  const written = Object.entries(parts).map(([name, part]) => `${JSON.stringify(name)}: {\n${rows(part)}\n}`);
  return `{\n${written.join(',\n')}\n}\n`;
}

type Part = Readonly<Record<string, unknown>>;

/** The first step, the last of every year of twelve, and the last. */
function stepsShown(count: number): readonly number[] {
  return [...new Set([0, ...Array.from({ length: Math.floor(count / 12) }, (_, year) => 12 * year + 11), count - 1])];
}

function each<Value>(values: Readonly<Record<string, Value>>, shown: (value: Value) => unknown): Part {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(value)]));
}

function rows(part: Part): string {
  return Object.entries(part)
    .map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value, rounded)}`)
    .join(',\n');
}

/** Nine digits, so that a last binary digit is no change. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(9)) : value;
}
