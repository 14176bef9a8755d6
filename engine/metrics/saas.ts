import type { MetricName } from '../../scenarios/figures/quantities.js';
import { each, trailingWindow, windowSum, windowUpTo, type Column, type Columns, type Window } from './columns.js';
import { logoChurn, type ChurnConvention, type Customers } from './logoChurn.js';
import { grossRevenueRetention, mrrGrowth, netRevenueRetention, openingMrr, quickRatio, type RecurringRevenue } from './recurringRevenue.js';
import {
  acquisitionCost,
  averageRevenuePerAccount,
  burnMultiple,
  grossMargin,
  lifetimeValue,
  naiveLifetimeValue,
  paybackMonths,
  ruleOf40,
  upfrontRevenue,
  valueToCost,
} from './unitEconomics.js';

/** What the metrics are taken from; money in the scenario's currency. */
export interface SaasInputs {
  readonly steps: number;
  readonly stepsPerMonth: number;
  readonly recurring: RecurringRevenue;
  readonly customers: Customers;
  /** [step][trial] customers who came and who left in each step. */
  readonly joined: Columns;
  readonly churned: Columns;
  /** [step][trial] of each step. */
  readonly revenue: Columns;
  readonly profit: Columns;
  /** Lines of revenue that customers pay once, when they join. */
  readonly upfront: readonly Columns[];
  /** Cost lines of the groups product and service. */
  readonly costOfRevenue: readonly Columns[];
  /** Cost lines of the group acquisition. */
  readonly acquisition: readonly Columns[];
  /** [trial] mean discounted months of a new customer of the horizon. */
  readonly lifetime?: Column;
  /** The churn that the naive lifetime value divides by. */
  readonly churn: ChurnConvention;
}

/** A metric's value in each trial, [trial]; NaN where it has none. */
export type MetricColumns = Partial<Record<MetricName, Float64Array>>;

/**
 * The metrics of a subscription business over the last twelve months of the horizon, or all of it where it is shorter. One that the
 * business cannot have (a cost of acquisition without such a cost, a rule of 40 within two years) is not there.
 */
export function saasMetrics(inputs: SaasInputs): MetricColumns {
  const { recurring, customers, steps, stepsPerMonth } = inputs;
  const window = trailingWindow(steps, stepsPerMonth);
  const trials = recurring.mrr[0].length;
  const sum = (lines: readonly Columns[], over = window): Float64Array => windowSum(lines, over, trials);
  const [mrrAtEnd, revenue, profit] = [recurring.mrr[steps - 1], sum([inputs.revenue]), sum([inputs.profit])];
  const [upfront, joined, lost] = [sum(inputs.upfront), sum([inputs.joined]), sum([inputs.churned])];
  const arpa = averageRevenuePerAccount(each([revenue, upfront], (all, once) => all - once), sum([customers.paying]), stepsPerMonth);
  const once = upfrontRevenue(upfront, joined);
  const margin = grossMargin(revenue, sum(inputs.costOfRevenue));
  const churn = { opening: logoChurn(lost, customers, window, 'opening'), average: logoChurn(lost, customers, window, 'average') };
  const ltv = inputs.lifetime && lifetimeValue(inputs.lifetime, arpa, once, margin);
  const cac = inputs.acquisition.length === 0 ? undefined : acquisitionCost(sum(inputs.acquisition), joined);
  const before = yearBefore(window);
  return {
    mrr_growth: mrrGrowth(recurring, window),
    nrr: netRevenueRetention(recurring, window),
    grr: grossRevenueRetention(recurring, window),
    churn_opening: churn.opening,
    churn_average: churn.average,
    arpa,
    gross_margin: margin,
    cac,
    ltv,
    ltv_naive: naiveLifetimeValue(arpa, margin, churn[inputs.churn]),
    ltv_to_cac: ltv && cac && valueToCost(ltv, cac),
    cac_payback: cac && paybackMonths(cac, arpa, once, margin),
    quick_ratio: quickRatio(recurring, window),
    burn_multiple: burnMultiple(profit, openingMrr(recurring, window.first), mrrAtEnd),
    rule_of_40: before && ruleOf40(revenue, sum([inputs.revenue], before), profit),
  };
}

/** The twelve months before a window of twelve; undefined where the horizon does not hold them. */
function yearBefore({ first, months, stepsPerMonth }: Window): Window | undefined {
  const before = windowUpTo(first, stepsPerMonth, 12);
  return months === 12 && before.months === 12 ? before : undefined;
}
