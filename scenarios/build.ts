import { pathText } from './diagnostic.js';
import type { Path } from './diagnostic.js';
import { limits } from './draft.js';
import type { Draft } from './draft.js';
import { monthsBetween, parseMonth } from './month.js';
import type { CalendarMonth } from './month.js';
import type { CostLine, Plan, Scenario, Schedule, Segment, Value } from './scenario.js';
import type { ScenarioInput } from './schema.js';
import { scalarAt } from './tree.js';

/** Makes the scenario of a file that has been found free of faults: `input` is its shape, `draft` its values. */
export const buildScenario = (input: ScenarioInput, draft: Draft): Scenario => {
  const start = parseMonth(input.start);
  if (start === undefined) throw new Error(`a checked scenario has a start month, not ${input.start}`);
  const parts = partsOf(draft, start);
  const { value, count } = parts;
  const seed = scalarAt(draft.tree, ['seed']);
  return {
    name: input.name,
    ...(input.about === undefined ? {} : { about: input.about }),
    currency: input.currency,
    start,
    months: count(['months']),
    step: input.step,
    trials: count(['trials']),
    seed: seed === undefined ? input.name : seed.text,
    expected: input.expected,
    segments: Object.entries(input.market).map(([name, segment]) => segmentOf(name, segment, parts)),
    reach:
      input.reach === 'all'
        ? { kind: 'all' }
        : { kind: 'diffusion', innovation: value(['reach', 'innovation']), imitation: value(['reach', 'imitation']) },
    plans: Object.entries(input.offer).map(([name, plan]) => planOf(name, plan, Object.keys(input.market), parts)),
    choice: { priceElasticity: value(['choice', 'price_elasticity']), willingnessToPay: value(['choice', 'willingness_to_pay']) },
    retention: { churn: value(['retention', 'churn']), winBack: value(['retention', 'win_back']) },
    costs: Object.entries(input.costs).map(([name, line]) => costLineOf(name, line, parts)),
    finance: { openingCash: value(['finance', 'opening_cash']), discountRate: value(['finance', 'discount_rate']) },
  };
};

interface Parts {
  /** The value at a path; a path without one is a mistake of this file's, not of the user's. */
  readonly value: (path: Path) => Value;
  readonly count: (path: Path) => number;
  readonly schedule: (written: unknown, path: Path) => Schedule;
  /** Months from the start of the story to a month. */
  readonly monthOf: (text: string) => number;
}

const partsOf = ({ values }: Draft, start: CalendarMonth): Parts => {
  const value = (path: Path): Value => {
    const found = values.get(pathText(path));
    if (found === undefined) throw new Error(`no value was read at ${pathText(path)}`);
    return found;
  };
  const count = (path: Path): number => {
    const { quantity } = value(path);
    if (quantity.randomness !== 'known') throw new Error(`${pathText(path)} is not known`);
    return quantity.value;
  };
  const monthOf = (text: string): number => {
    const month = parseMonth(text);
    if (month === undefined) throw new Error(`${text} is not a month`);
    return monthsBetween(start, month);
  };
  /** What is in force before the start gives way to the last of it, which holds from month 0. */
  const schedule = (written: unknown, path: Path): Schedule => {
    if (Array.isArray(written)) {
      const entries = written.map((entry: { readonly from?: string }, index) => ({
        month: Math.max(0, entry.from === undefined ? 0 : monthOf(entry.from)),
        value: value([...path, index, 'value']),
      }));
      return { entries: entries.filter(({ month }, index) => month > 0 || entries[index + 1]?.month !== 0) };
    }
    if (typeof written === 'object' && written !== null)
      return { entries: [{ month: 0, value: value([...path, 'value']) }], ...('growth' in written ? { growth: value([...path, 'growth']) } : {}) };
    return { entries: [{ month: 0, value: value(path) }] };
  };
  return { value, count, schedule, monthOf };
};

type Named<A> = A extends Record<string, infer B> ? B : never;

const segmentOf = (name: string, segment: Named<ScenarioInput['market']>, { value, count }: Parts): Segment => {
  const path = ['market', name];
  const customers = count([...path, 'customers']);
  return {
    name,
    customers,
    agents:
      segment.agents === undefined
        ? Math.max(Math.min(customers, limits.defaultAgents), Math.ceil(customers / limits.customersPerAgent))
        : count([...path, 'agents']),
    subscribers: count([...path, 'subscribers']),
    ...(segment.willingness_to_pay === undefined ? {} : { willingnessToPay: value([...path, 'willingness_to_pay']) }),
    ...(segment.churn === undefined ? {} : { churn: value([...path, 'churn']) }),
    ...(segment.win_back === undefined ? {} : { winBack: value([...path, 'win_back']) }),
  };
};

const planOf = (name: string, plan: Named<ScenarioInput['offer']>, segments: readonly string[], { value, schedule }: Parts): Plan => ({
  name,
  price: schedule(plan.price, ['offer', name, 'price']),
  setupFee: schedule(plan.setup_fee, ['offer', name, 'setup_fee']),
  conversion: value(['offer', name, 'conversion']),
  segments: plan.segments ?? segments,
});

const costLineOf = (name: string, line: Named<ScenarioInput['costs']>, { value, count, schedule, monthOf }: Parts): CostLine => {
  const path = ['costs', name];
  return {
    name,
    group: line.group,
    ...(line.per_month === undefined ? {} : { perMonth: schedule(line.per_month, [...path, 'per_month']) }),
    ...(line.per_customer === undefined ? {} : { perCustomer: schedule(line.per_customer, [...path, 'per_customer']) }),
    ...(line.per_new_customer === undefined ? {} : { perNewCustomer: schedule(line.per_new_customer, [...path, 'per_new_customer']) }),
    once: (line.once ?? []).map(({ at }, index) => ({ month: monthOf(at), value: value([...path, 'once', index, 'value']) })),
    ...(line.every === undefined ? {} : { every: { months: count([...path, 'every']), amount: value([...path, 'value']) } }),
    ...(line.growth === undefined ? {} : { growth: value([...path, 'growth']) }),
    ...(line.decline === undefined ? {} : { decline: value([...path, 'decline']) }),
  };
};
