import type { Measure, Part, Saas, Series, Statistics, Summary, Total } from '../../engine/summary.js';

/** Standard normal quantiles of P25 and P5. */
const quartile = 0.6745;
const twentieth = 1.6449;

/** Six significant digits: the same text on every machine. */
const settle = (value: number): number => Number(value.toPrecision(6));

/** A measure that is normal with a mean and a standard deviation at each step. */
const measureOf = (unit: string, mean: readonly number[], sd: readonly number[], trials: number, floor = -Infinity): Measure => {
  const at = (quantile: number): number[] => mean.map((value, step) => settle(Math.max(floor, value + quantile * (sd[step] ?? 0))));
  const error = (factor: number): number[] => sd.map((value) => settle((factor * value) / Math.sqrt(trials)));
  return {
    unit,
    mean: mean.map(settle),
    sd: sd.map(settle),
    p5: at(-twentieth),
    p25: at(-quartile),
    p50: at(0),
    p75: at(quartile),
    p95: at(twentieth),
    se: { mean: error(1), p5: error(2.11), p50: error(1.25), p95: error(2.11) },
  };
};

const totalOf = (unit: string, mean: number, sd: number, trials: number, knowledge?: number): Total => {
  const measure = measureOf(unit, [mean], [sd], trials);
  const first = (values: readonly number[]): number => values[0] ?? 0;
  return {
    unit,
    mean: first(measure.mean),
    sd: first(measure.sd),
    p5: first(measure.p5),
    p25: first(measure.p25),
    p50: first(measure.p50),
    p75: first(measure.p75),
    p95: first(measure.p95),
    se: { mean: first(measure.se.mean), p5: first(measure.se.p5), p50: first(measure.se.p50), p95: first(measure.se.p95) },
    knowledge: knowledge === undefined ? null : { share: knowledge, se: settle((1 - knowledge ** 2) / Math.sqrt(trials / 10)) },
  };
};

/** What a part of a whole adds to it in each step. */
const partOf = (unit: string, mean: readonly number[], trials: number): Part => {
  const sum = mean.reduce((total, value) => total + value, 0);
  return { unit, mean: mean.map(settle), se: mean.map((value) => settle((0.1 * Math.abs(value)) / Math.sqrt(trials))), total: totalOf(unit, sum, 0.1 * Math.abs(sum), trials) };
};

const statisticsOf = (unit: string, mean: number, sd: number, trials: number, defined = 1): Statistics => {
  const { sd: _, p25, p75, knowledge, ...rest } = totalOf(unit, mean, sd, trials * defined);
  return { ...rest, defined };
};

/** Bell-shaped counts that add up to the trials, by the weights of 24 coin tosses; 0.4 % of them beyond each edge. */
const histogramOf = (mean: number, sd: number, trials: number): Summary['histograms']['profit'] => {
  if (sd === 0) return { edges: [mean, mean + 1], counts: [trials], below: 0, above: 0 };
  const step = 10 ** Math.floor(Math.log10(sd / 2)) * 5;
  const width = step > sd ? step / 5 : step;
  const bins = Math.ceil((5 * sd) / width);
  const first = Math.round((mean - 2.5 * sd) / width) * width;
  const weights: number[] = [1];
  for (let toss = 1; toss < bins; toss++) weights.push(((weights[toss - 1] ?? 0) * (bins - toss)) / toss);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const beyond = Math.round(trials * 0.004);
  const counts = weights.map((weight) => Math.round(((trials - 2 * beyond) * weight) / sum));
  const middle = Math.floor(bins / 2);
  counts[middle] = (counts[middle] ?? 0) + trials - 2 * beyond - counts.reduce((total, number) => total + number, 0);
  return { edges: Array.from({ length: bins + 1 }, (_, index) => settle(first + index * width)), counts, below: beyond, above: beyond };
};

const dayMs = 86_400_000;

/** Labels from January 2027 on. */
const labelsOf = (step: 'month' | 'week' | 'day', steps: number): string[] =>
  Array.from({ length: steps }, (_, index) =>
    step === 'month'
      ? `${2027 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
      : new Date(Date.UTC(2027, 0, 1) + index * (step === 'week' ? 7 : 1) * dayMs).toISOString().slice(0, 10),
  );

/** What a made-up summary is made of; money in CNY a step. */
export interface Recipe {
  readonly name: string;
  readonly about?: string;
  readonly step?: 'month' | 'week' | 'day';
  readonly months: number;
  readonly steps: number;
  readonly trials: number;
  readonly expected?: boolean;
  readonly openingCash: number;
  readonly segments: Readonly<Record<string, (step: number) => number>>;
  readonly price: number;
  readonly cost: (step: number) => number;
  /** Relative standard deviation of a total. */
  readonly spread: number;
  readonly ruin: (step: number) => number;
  readonly runway: Summary['risk']['runway'];
  readonly breakEven: Summary['risk']['breakEven'];
  readonly irr?: Summary['risk']['irr'];
  /** What revenue and cost are made of, as shares of them; costs by name with their group. */
  readonly lines?: { readonly revenue: Readonly<Record<string, number>>; readonly cost: Readonly<Record<string, readonly [group: string, share: number]>> };
  /** Share of the spread that comes from what is uncertain. */
  readonly knowledge?: number;
  /** Events, with the share of futures that they strike and how often. */
  readonly events?: Readonly<Record<string, readonly [struck: number, times: number]>>;
  /** Whether sentiment and a shortage of capacity are followed. */
  readonly moods?: boolean;
  /** Plans with their share of subscribers and of recurring revenue. */
  readonly plans?: Readonly<Record<string, number>>;
  /** Whether recurring revenue is followed, and what is known of customers. */
  readonly saas?: boolean;
}

/** Movements that make recurring revenue what it is: a part of it is lost and won back each step, the rest is new. */
const movementsOf = (mrr: readonly number[], trials: number): Summary['movements'] => {
  const before = mrr.map((_, step) => mrr[step - 1] ?? 0);
  const part = (share: number) => before.map((value) => share * value);
  const gained = mrr.map((value, step) => value - (before[step] ?? 0) * (1 + 0.004 + 0.012 - 0.005 - 0.035));
  const unit = 'CNY a month';
  return {
    new: partOf(unit, gained, trials),
    reactivated: partOf(unit, part(0.004), trials),
    expansion: partOf(unit, part(0.012), trials),
    contraction: partOf(unit, part(0.005), trials),
    churned: partOf(unit, part(0.035), trials),
  };
};

const saasOf = (months: number, trials: number, varies: boolean): Saas => {
  const of = (unit: string, mean: number, sd: number, defined?: number): Statistics =>
    varies ? statisticsOf(unit, mean, sd, trials, defined) : statisticsOf(unit, mean, 0, trials);
  return {
    months: Math.min(12, months),
    churn: 'opening',
    metrics: [
      { name: 'mrr_growth', ...of('share a month', 0.031, 0.006) },
      { name: 'nrr', ...of('share', 0.713, 0.05) },
      { name: 'grr', ...of('share', 0.615, 0.04) },
      { name: 'churn_opening', ...of('share a month', 0.0352, 0.003) },
      { name: 'churn_average', ...of('share a month', 0.0347, 0.003) },
      { name: 'arpa', ...of('CNY a month', 485, 32) },
      { name: 'gross_margin', ...of('share', 0.72, 0.04) },
      { name: 'cac', ...of('CNY', 2340, 410, 0.998) },
      { name: 'ltv', ...of('CNY', 12_800, 2100) },
      { name: 'ltv_naive', ...of('CNY', 9900, 1300) },
      { name: 'ltv_to_cac', ...of('ratio', 5.4, 1.1, 0.998) },
      { name: 'cac_payback', ...of('months', 6.7, 1.4, 0.998) },
      { name: 'quick_ratio', ...of('ratio', 1.9, 0.3) },
      { name: 'burn_multiple', ...of('ratio', 0.41, 0.22, 0.84) },
      { name: 'rule_of_40', ...of('share', 0.43, 0.12) },
    ],
    channels: [
      { name: 'search', spend: of('CNY', 480_000, 30_000), customers: of('customers', 214, 20), cac: of('CNY', 2250, 300) },
      { name: 'field_sales', spend: of('CNY', 760_000, 50_000), customers: of('customers', 31, 6), cac: of('CNY', 25_300, 5200, 0.998) },
    ],
    segments: [
      { name: 'small_business', churn: of('share a month', 0.038, 0.003), arpa: of('CNY a month', 118, 1), ltv: of('CNY', 2400, 200) },
      { name: 'enterprise', churn: of('share a month', 0.0092, 0.002), arpa: of('CNY a month', 3900, 90), ltv: of('CNY', 141_000, 9000) },
    ],
    plans: [
      { name: 'basic', churn: of('share a month', 0.037, 0.003), arpa: of('CNY a month', 121, 1) },
      { name: 'pro', churn: of('share a month', 0.0095, 0.002), arpa: of('CNY a month', 3850, 95) },
    ],
  };
};

/** A summary that hangs together (totals are sums, cash is what is left) without any engine having run. */
export const summaryOf = (recipe: Recipe): Summary => {
  const { trials, steps, spread } = recipe;
  const each = (value: (step: number) => number): number[] => Array.from({ length: steps }, (_, step) => value(step));
  const subscribers = each((step) => Object.values(recipe.segments).reduce((sum, segment) => sum + segment(step), 0));
  const revenue = subscribers.map((number) => number * recipe.price);
  const cost = each(recipe.cost);
  const profit = revenue.map((money, step) => money - (cost[step] ?? 0));
  const cash = profit.map((_, step) => recipe.openingCash + profit.slice(0, step + 1).reduce((sum, money) => sum + money, 0));
  const widening = (scale: number) => (_: unknown, step: number): number => spread * scale * Math.sqrt((step + 1) / steps);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const total = { revenue: sum(revenue), cost: sum(cost), profit: sum(profit) };
  const measure = (unit: string, mean: readonly number[], share: number, floor?: number): Measure =>
    measureOf(unit, mean, mean.map((value) => Math.abs(value) * spread * share), trials, floor);
  const series = (unit: string, mean: readonly number[], share: number): Series => {
    const { mean: scaled, se } = measure(unit, mean.map((value) => share * value), 1);
    return { unit, mean: scaled, se: se.mean };
  };
  const plan = (share: number) => ({ subscribers: series('customers', subscribers, share), mrr: series('CNY a month', revenue, share) });
  const profitSd = spread * total.revenue;
  const tail = total.profit - twentieth * profitSd;
  const ruined = recipe.ruin(steps - 1);
  return {
    version: 2,
    scenario: {
      name: recipe.name,
      ...(recipe.about === undefined ? {} : { about: recipe.about }),
      currency: 'CNY',
      months: recipe.months,
      step: recipe.step ?? 'month',
      trials,
      seed: 'board-2026-q4',
      expected: recipe.expected ?? false,
      hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    },
    backend: { name: 'simd', executor: 'WebAssembly SIMD', threads: 2, fallbackReason: 'webgpu: no adapter answered' },
    versions: { bellwether: '0.1.0', node: '20.20.2' },
    months: labelsOf(recipe.step ?? 'month', steps),
    measures: {
      prospects: measure('customers', subscribers.map((number) => 10_400 - number), 0.2),
      leads: measure('customers', subscribers.map((number) => 60 + number * 0.1), 0.5),
      new: measure('customers', subscribers.map((number) => 20 + number * 0.06), 0.6, 0),
      churned: measure('customers', subscribers.map((number) => number * 0.04), 0.6, 0),
      reactivated: measure('customers', subscribers.map((number) => number * 0.004), 0.6, 0),
      subscribers: measure('customers', subscribers, 1, 0),
      revenue: measure('CNY', revenue, 1),
      cost: measure('CNY', cost, 0.3),
      profit: measureOf('CNY', profit, revenue.map((money) => money * spread), trials),
      cash: measureOf('CNY', cash, revenue.map(widening(total.revenue)), trials),
      mrr: measure('CNY a month', revenue, 1),
      ...(recipe.moods === true ? { sentiment: measureOf('level', each((step) => 0.02 * (step + 1)), each(() => 0.2), trials), service: measureOf('share', each((step) => 0.98 - 0.01 * step), each(() => 0.01), trials) } : {}),
    },
    segments: Object.fromEntries(
      Object.entries(recipe.segments).map(([name, segment]) => [
        name,
        {
          subscribers: measure('customers', each(segment), Object.keys(recipe.segments).length > 1 ? 1.4 : 1, 0),
          ...(recipe.saas === true ? { new: series('customers', each(segment), 0.06), churned: series('customers', each(segment), 0.04) } : {}),
        },
      ]),
    ),
    ...(recipe.plans === undefined ? {} : { plans: Object.fromEntries(Object.entries(recipe.plans).map(([name, share]) => [name, plan(share)])) }),
    totals: {
      revenue: totalOf('CNY', total.revenue, profitSd, trials, recipe.knowledge),
      cost: totalOf('CNY', total.cost, 0.2 * profitSd, trials, recipe.knowledge === undefined ? undefined : 0.7 * recipe.knowledge),
      profit: totalOf('CNY', total.profit, profitSd, trials, recipe.knowledge),
      npv: totalOf('CNY', total.profit * 0.83, profitSd * 0.83, trials, recipe.knowledge),
      return: totalOf('profit / cost', total.cost === 0 ? 0 : total.profit / total.cost, total.cost === 0 ? 0 : profitSd / total.cost, trials, recipe.knowledge),
    },
    ...(recipe.lines === undefined ? {} : {
      lines: {
        revenue: Object.entries(recipe.lines.revenue).map(([name, share]) => ({ name, kind: name, ...partOf('CNY', revenue.map((money) => share * money), trials) })),
        cost: Object.entries(recipe.lines.cost).map(([name, [group, share]]) => ({ name, group, ...partOf('CNY', cost.map((money) => share * money), trials) })),
      },
    }),
    ...(recipe.events === undefined ? {} : {
      events: Object.entries(recipe.events).map(([name, [struck, times]]) => ({ name, trials, times: { mean: times, se: 0.01 }, struck: { mean: struck, se: settle(Math.sqrt((struck * (1 - struck)) / trials)) } })),
    }),
    ...(recipe.saas === true ? { movements: movementsOf(revenue, trials), saas: saasOf(recipe.months, trials, spread > 0) } : {}),
    histograms: { profit: histogramOf(total.profit, profitSd, trials) },
    risk: {
      level: 0.95,
      var: settle(-tail),
      cvar: settle(-tail + 0.42 * profitSd),
      se: { var: settle((2.11 * profitSd) / Math.sqrt(trials)), cvar: settle((2.6 * profitSd) / Math.sqrt(trials)) },
      ruin: { probability: ruined, se: settle(Math.sqrt((ruined * (1 - ruined)) / trials)), byMonth: each(recipe.ruin).map(settle) },
      runway: recipe.runway,
      breakEven: recipe.breakEven,
      irr: recipe.irr ?? { value: null, se: null, all: [], note: 'the flows never change sign' },
    },
    durationMs: 812,
  };
};

const never = { p5: null, p50: null, p95: null };

/** S-shaped growth to a ceiling, without a single call that rounds differently elsewhere. */
const growth = (ceiling: number, half: number) => (step: number): number => (ceiling * (step + 1) ** 2) / (half ** 2 + (step + 1) ** 2);

/** 36 months, two segments, cash that dips and mostly recovers: 8 % ruin. */
export const ordinary: Summary = summaryOf({
  name: 'Intelligent customer service',
  about: 'Agents that answer support tickets, sold by subscription and by use.',
  months: 36,
  steps: 36,
  trials: 10_000,
  openingCash: 7_000_000,
  segments: { small_business: growth(2600, 18), enterprise: growth(240, 14) },
  price: 485,
  cost: (step) => (step === 0 ? 1_900_000 : 505_000 + 4_000 * step),
  spread: 0.085,
  ruin: (step) => (step < 9 ? 0 : step > 26 ? 0.08 : (0.08 * (step - 9) * (step - 9)) / 289),
  runway: { p5: 22, p50: null, p95: null, se: { p5: 0.5, p50: null, p95: null } },
  breakEven: { p5: 27, p50: 32, p95: null, never: 0.118, se: { p5: 0.5, p50: 0.5, p95: null, never: 0.00323 } },
  irr: { value: 0.184, se: 0.02, all: [0.184], note: null },
  knowledge: 0.81,
  events: { data_leak: [0.044, 0.045], outage: [0.762, 1.44], audit: [1, 1] },
  saas: true,
  lines: {
    revenue: { subscription: 0.68, usage: 0.27, setup: 0.05 },
    cost: {
      search: ['acquisition', 0.07],
      team: ['management', 0.41],
      training: ['training', 0.14],
      data: ['data', 0.03],
      inference: ['product', 0.22],
      support: ['service', 0.06],
      onboarding: ['acquisition', 0.04],
      'losses of events': ['risk', 0.03],
    },
  },
});

/** One month of arithmetic, nothing random: profit 0.2 x 10,000 x (100 - 30) - 100,000 = 40,000. */
export const identity: Summary = summaryOf({
  name: 'The profit identity',
  months: 1,
  steps: 1,
  trials: 1,
  expected: true,
  openingCash: 0,
  segments: { everyone: () => 2_000 },
  price: 100,
  cost: () => 160_000,
  spread: 0,
  ruin: () => 0,
  runway: { ...never, se: never },
  breakEven: { p5: 1, p50: 1, p95: 1, never: 0, se: { p5: 0.5, p50: 0.5, p95: 0.5, never: 0.01 } },
});

/** Every future runs out of cash. */
export const allRuin: Summary = summaryOf({
  name: 'Burning out',
  months: 24,
  steps: 24,
  trials: 5_000,
  openingCash: 900_000,
  segments: { everyone: growth(300, 20) },
  price: 99,
  cost: () => 150_000,
  spread: 0.2,
  ruin: (step) => (step < 5 ? 0 : step > 8 ? 1 : [0.2, 0.7, 0.95, 1][step - 5] ?? 1),
  runway: { p5: 6, p50: 7, p95: 8, se: { p5: 0.5, p50: 0.5, p95: 0.5 } },
  breakEven: { ...never, never: 1, se: { p5: null, p50: null, p95: null, never: 0 } },
});

/** 120 weeks, seven segments, no ruin at all. */
export const weekly: Summary = summaryOf({
  name: 'Weekly steps <without> "ruin" & with many segments',
  step: 'week',
  months: 28,
  steps: 120,
  trials: 2_000,
  openingCash: 12_000_000,
  segments: Object.fromEntries(
    ['retail', 'finance', 'health', 'education', 'public_sector', 'logistics', 'energy'].map((name, index) => [name, growth(4_000 / (index + 1) ** 2, 40 + 6 * index)]),
  ),
  price: 60,
  cost: (step) => 120_000 + 300 * step,
  spread: 0.06,
  ruin: () => 0,
  runway: { ...never, se: never },
  breakEven: { p5: 9.5, p50: 10.2, p95: 11.4, never: 0, se: { p5: 0.5, p50: 0.5, p95: 0.5, never: 0.01 } },
  saas: true,
  knowledge: 1.003,
  lines: {
    revenue: { subscription: 0.3, usage: 0.2, 'ads <b>': 0.15, services: 0.12, licences: 0.1, donations: 0.08, workshops: 0.05 },
    cost: { everything: ['operations', 1] },
  },
});

/** All fixtures by name. */
export const fixtures: Readonly<Record<string, Summary>> = { ordinary, identity, 'all-ruin': allRuin, weekly };
