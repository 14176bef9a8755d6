import type { Columns } from './risk.js';

/**
 * Net present value of each trial: the sum of flow_t factor^t over the steps t = 1, 2, ...: the flow of a step comes when the step
 * ends, so the first is discounted once, as in a spreadsheet's NPV (OpenDocument Format 1.2, part 2, 6.12.30).
 * @param flows [trial] of each step, currency; asked for each step once, in order
 * @param steps how many, 1 or more
 * @param factor worth now of one unit at the end of the first step, 1 / (1 + rate of a step), above 0; one for all trials or [trial]
 * @returns [trial] currency, f64
 */
export function netPresentValues(flows: Columns, steps: number, factor: number | Float64Array): Float64Array {
  let values = new Float64Array(0);
  let discount = new Float64Array(0);
  for (let step = 0; step < steps; step++) {
    const column = flows(step);
    if (step === 0) {
      values = new Float64Array(column.length);
      discount = new Float64Array(column.length).fill(1);
    }
    for (let trial = 0; trial < column.length; trial++) {
      discount[trial] = discount[trial] * (typeof factor === 'number' ? factor : factor[trial]);
      values[trial] = values[trial] + column[trial] * discount[trial];
    }
  }
  return values;
}

/**
 * Return on cost of each trial: total profit / total cost, a pure number (0.2 is 20 %; -1 is all of it lost).
 * A trial without any cost has put nothing in: its return is 0 by definition.
 * @param profit [trial] total profit, currency
 * @param cost [trial] total cost, currency, 0 or more
 */
export function returnsOnCost(profit: Float64Array, cost: Float64Array): Float64Array {
  return profit.map((gain, trial) => (cost[trial] === 0 ? 0 : gain / cost[trial]));
}
