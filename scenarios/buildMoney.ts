import { given } from './buildParts.js';
import type { Named, Parts } from './buildParts.js';
import type { Capacity, CostLine, Index, Line, RevenueLine } from './business.js';
import type { Path } from './diagnostic.js';
import type { ScenarioInput } from './schema.js';
import type { Scenario } from './scenario.js';

type CostInput = Named<ScenarioInput['costs']>;
type RevenueInput = Named<ScenarioInput['revenue']>;

const lineOf = (name: string, line: CostInput | RevenueInput, path: Path, { value, count, schedule, monthOf, plans }: Parts): Line => ({
  name,
  ...given('perMonth', line.per_month, (written) => schedule(written, [...path, 'per_month'])),
  ...given('perCustomer', line.per_customer, (written) => schedule(written, [...path, 'per_customer'])),
  ...given('perNewCustomer', line.per_new_customer, (written) => schedule(written, [...path, 'per_new_customer'])),
  ...given('perUsage', line.per_usage, (written) => schedule(written, [...path, 'per_usage'])),
  once: (line.once ?? []).map(({ at }, index) => ({ month: monthOf(at), value: value([...path, 'once', index, 'value']) })),
  ...given('every', line.every, () => ({ months: count([...path, 'every']), amount: value([...path, 'value']) })),
  ...given('growth', line.growth, () => value([...path, 'growth'])),
  ...given('decline', line.decline, () => value([...path, 'decline'])),
  plans: line.plans ?? plans,
  ...given('index', line.index, (index) => index),
});

/** A line of cost as the file states it. */
export const costLineOf = (name: string, line: CostInput, parts: Parts): CostLine => {
  const path = ['costs', name];
  const { value, schedule } = parts;
  return {
    ...lineOf(name, line, path, parts),
    group: line.group,
    ...given('hire', line.hire, ({ salary }) => ({
      salary: schedule(salary, [...path, 'hire', 'salary']),
      customers: value([...path, 'hire', 'customers']),
      atLeast: value([...path, 'hire', 'at_least']),
    })),
    ...given('ofRevenue', line.of_revenue, () => value([...path, 'of_revenue'])),
    ...given('ofNewMrr', line.of_new_mrr, () => value([...path, 'of_new_mrr'])),
  };
};

/** A line of revenue as the file states it. */
export const revenueLineOf = (name: string, line: RevenueInput, parts: Parts): RevenueLine => {
  const path = ['revenue', name];
  return { ...lineOf(name, line, path, parts), kind: line.kind, share: parts.value([...path, 'share']) };
};

/** A capacity as the file states it. */
export const capacityOf = (name: string, capacity: Named<ScenarioInput['capacity']>, { value, count, schedule }: Parts): Capacity => {
  const path = ['capacity', name];
  return {
    name,
    group: capacity.group,
    units: count([...path, 'units']),
    perUnit: value([...path, 'per_unit']),
    cost: schedule(capacity.cost, [...path, 'cost']),
    target: value([...path, 'target']),
    delay: count([...path, 'delay']),
    ...given('limit', capacity.limit, () => count([...path, 'limit'])),
    ...given('decline', capacity.decline, () => value([...path, 'decline'])),
  };
};

/** An index as the file states it. */
export const indexOf = (name: string, { value }: Parts): Index => ({
  name,
  persistence: value(['indices', name, 'persistence']),
  volatility: value(['indices', name, 'volatility']),
  drift: value(['indices', name, 'drift']),
});

/** Cash, and what stands between it and profit. */
export const financeOf = (finance: ScenarioInput['finance'], { value, count, monthOf }: Parts): Scenario['finance'] => ({
  openingCash: value(['finance', 'opening_cash']),
  discountRate: value(['finance', 'discount_rate']),
  funding: finance.funding.map(({ at }, index) => ({
    month: monthOf(at),
    value: value(['finance', 'funding', index, 'value']),
    probability: value(['finance', 'funding', index, 'probability']),
  })),
  loans: finance.loans.map(({ at }, index) => ({
    month: monthOf(at),
    value: value(['finance', 'loans', index, 'value']),
    interest: value(['finance', 'loans', index, 'interest']),
    months: count(['finance', 'loans', index, 'months']),
  })),
  tax: value(['finance', 'tax']),
  collectionDelay: count(['finance', 'collection_delay']),
  paymentTerms: count(['finance', 'payment_terms']),
  onRuin: finance.on_ruin,
});
