import type { OptimisationResult, SettingFound, StretchFound, VariableFound } from '../../../../engine/studies/optimise/result.js';

const place = (value: number, text = String(value)) => ({ value, text });

const stretch = (from: StretchFound['from'], to: StretchFound['to'], ends: StretchFound['ends'] = ['worse', 'worse']): StretchFound => ({ from, to, ends });

const price: VariableFound = {
  path: 'offer.basic.price',
  label: 'Price of basic',
  unit: 'CNY a month',
  kind: 'number',
  low: place(60),
  high: place(160),
  best: place(105),
  atEnd: null,
  held: { path: 'offer.basic.list_price', text: '99', answered: true },
  curve: [60, 80, 105, 130, 160].map((value) => ({
    ...place(value),
    objective: { value: 2e6 - 400 * (value - 105) ** 2, se: 4e4 },
    difference: { value: -400 * (value - 105) ** 2, se: 40 * Math.abs(value - 105) },
    holds: value < 150,
  })),
  untold: stretch(place(103), place(107)),
  nearly: stretch(place(98), place(112)),
};

const month: VariableFound = {
  path: 'levers.quantise.at',
  label: 'Start of quantise',
  unit: 'month',
  kind: 'month',
  low: place(2, '2027-03'),
  high: place(17, '2028-06'),
  best: place(17, '2028-06'),
  atEnd: { end: 'high', widens: true },
  held: null,
  curve: [[2, '2027-03'], [9, '2027-10'], [17, '2028-06']].map(([value, text]) => ({
    ...place(Number(value), String(text)),
    objective: { value: 2e6 - 3e4 * (17 - Number(value)), se: 4e4 },
    difference: { value: -3e4 * (17 - Number(value)), se: Number(value) === 17 ? 0 : 2e3 },
    holds: true,
  })),
  untold: stretch(place(17, '2028-06'), place(17, '2028-06'), ['worse', 'range']),
  nearly: stretch(place(17, '2028-06'), place(17, '2028-06'), ['worse', 'range']),
};

const setting = (texts: readonly string[], value: number, ruin: number, verdict: SettingFound['conditions'][number]['verdict']): SettingFound => ({
  values: texts.map(() => null),
  texts,
  objective: { search: { value: value - 1e4, se: 4e4 }, fresh: { value, se: 2e4 } },
  conditions: [{ verdict, comparisons: [{ text: 'probability(ruin) <= 5%', value: { value: ruin, se: 0.002 }, bound: { value: 0.05, se: 0 }, unit: 'share' }] }],
});

/** Two variables, one condition that holds and does not bind; the price in the middle, the month at the end of its range. */
export const found: OptimisationResult = {
  kind: 'optimise',
  version: 1,
  complete: true,
  currency: 'CNY',
  expected: false,
  goal: 'maximise',
  objective: { text: 'mean(npv)', words: 'mean net present value', unit: 'CNY' },
  conditions: [{ text: 'probability(ruin) <= 5%', words: 'probability of ruin at most 5%' }],
  variables: [price, month],
  trials: { whole: 500, all: 2000, fresh: 10_000 },
  settings: { tried: 80, budget: 60 },
  plan: setting(['99, then 119', '2027-10'], 1.2e6, 0.031, 'holds'),
  best: setting(['105', '2028-06'], 2e6, 0.012, 'holds'),
  feasible: true,
  gain: { search: { value: 9e5, se: 2e4 }, fresh: { value: 8e5, se: 9e3 } },
  binding: [],
  map: [
    { places: [place(60), place(2, '2027-03')], objective: 1e6, holds: true },
    { places: [place(110), place(9, '2027-10')], objective: 1.9e6, holds: true },
    { places: [place(150), place(9, '2027-10')], objective: 1.2e6, holds: false },
  ],
  provenance: {
    scenarios: [{ name: 'A plan', hash: 'abc' }],
    seed: 'a seed',
    trials: 10_000,
    runs: 90,
    simulatedTrials: 150_000,
    compiled: 2,
    recalled: 0,
    versions: { bellwether: '0.0.0', node: '20' },
    durationMs: 40_000,
  },
};

const cautious = { ...setting(['110', '2028-06'], 1.9e6, 0.03, 'holds'), difference: { search: { value: -9e4, se: 5e3 }, fresh: { value: -1e5, se: 4e3 } } };

/** The condition binds, and chance cannot decide about it at the best setting. */
export const bound: OptimisationResult = {
  ...found,
  best: setting(['105', '2028-06'], 2e6, 0.05, 'undecided'),
  variables: [{ ...price, untold: stretch(place(105), place(107), ['condition', 'worse']), nearly: stretch(place(105), place(112), ['condition', 'worse']) }, month],
  cautious,
  binding: [{ condition: 0, best: setting(['92', '2028-06'], 2.3e6, 0.09, 'broken'), difference: { search: { value: 3.1e5, se: 5e3 }, fresh: { value: 3e5, se: 4e3 } } }],
};

/** The same in which fresh futures bear out neither that the safe side is safe nor that the condition costs anything. */
export const luckier: OptimisationResult = {
  ...bound,
  cautious: { ...setting(['110', '2028-06'], 2.01e6, 0.045, 'undecided'), difference: { search: { value: -9e4, se: 5e3 }, fresh: { value: 1e4, se: 4e3 } } },
  binding: bound.binding.map((one) => ({ ...one, difference: { search: { value: 1e4, se: 4e3 }, fresh: { value: -9e3, se: 4e3 } } })),
};

/** The same in which nothing is feasible. */
export const hopeless: OptimisationResult = {
  ...found,
  feasible: false,
  best: setting(['105', '2028-06'], 2e6, 0.12, 'broken'),
  variables: found.variables.map((variable) => ({ ...variable, untold: null, nearly: null, curve: variable.curve.map((point) => ({ ...point, holds: false })) })),
};

/** Stopped before anything was confirmed. */
export const stopped: OptimisationResult = {
  ...found,
  complete: false,
  variables: found.variables.map((variable) => ({ ...variable, untold: null, nearly: null, curve: [] })),
  gain: { ...found.gain, fresh: null },
  best: { ...found.best, objective: { ...found.best.objective, fresh: null } },
  map: [],
};

/** The gain that was seen in the search is chance. */
export const unconfirmed: OptimisationResult = { ...found, gain: { search: { value: 3e4, se: 2e4 }, fresh: { value: 9e3, se: 2e4 } } };

/** One variable, which does nothing in its whole range, and no condition. */
export const flat: OptimisationResult = {
  ...found,
  goal: 'minimise',
  conditions: [],
  variables: [{ ...price, untold: stretch(place(60), place(160), ['range', 'range']), nearly: stretch(place(60), place(160), ['range', 'range']) }],
  plan: { ...found.plan, texts: ['99'], conditions: [] },
  best: { ...found.best, texts: ['105'], conditions: [] },
  map: [],
};

const sure = ({ conditions, objective, ...rest }: SettingFound): SettingFound => ({
  ...rest,
  objective: { search: objective.fresh && { ...objective.fresh, se: 0 }, fresh: null },
  conditions: conditions.map(({ verdict, comparisons }) => ({ verdict, comparisons: comparisons.map((one) => ({ ...one, value: one.value && { ...one.value, se: 0 } })) })),
});

/** Nothing is random. */
export const certain: OptimisationResult = {
  ...found,
  expected: true,
  trials: { whole: 1, all: 1, fresh: 1 },
  gain: { search: { value: 8e5, se: 0 }, fresh: null },
  plan: sure(found.plan),
  best: sure(found.best),
  variables: found.variables.map((variable) => ({ ...variable, curve: variable.curve.map((point) => ({ ...point, difference: point.difference && { ...point.difference, se: 0 } })) })),
};
