import { subtract, multiply } from '../expression/operations.js';
import { combine, valueSource } from '../source.js';
import type { TrialStage } from './stage.js';

/**
 * Profit is revenue less cost; cash is the opening cash and all profit so far; net present value discounts the profit of
 * step t (counted from 1) by (1 + discount rate)^t, as a spreadsheet's NPV does.
 */
export const cash: TrialStage = {
  name: 'cash',
  space: 'trial',
  parameters: ({ scenario }) => [
    { name: 'opening cash', unit: 'currency', source: valueSource(scenario.finance.openingCash, scenario) },
    {
      name: 'discount factor',
      unit: '1',
      source: combine([valueSource(scenario.finance.discountRate, scenario)], ([rate], step) => (1 + rate) ** -(step + 1), true),
    },
  ],
  trace: ({ parameter, recorded, record, accumulate, sum }) => {
    const profit = subtract(recorded('revenue'), recorded('cost'));
    record('profit', profit);
    accumulate('cash', profit, parameter('opening cash'));
    sum('revenue', recorded('revenue'));
    sum('cost', recorded('cost'));
    sum('npv', multiply(profit, parameter('discount factor')));
  },
};
