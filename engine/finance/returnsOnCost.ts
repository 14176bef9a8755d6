/**
 * Return on cost of each trial: total profit / total cost, a pure number (0.2 is 20 %; -1 is all of it lost).
 * A trial whose cost is not above zero (nothing was spent, or more was granted than spent) has put nothing in: its return is 0 by definition.
 * @param profit [trial] total profit, currency
 * @param cost [trial] total cost, currency
 */
export function returnsOnCost(profit: Float64Array, cost: Float64Array): Float64Array {
  return profit.map((gain, trial) => (cost[trial] > 0 ? gain / cost[trial] : 0));
}
