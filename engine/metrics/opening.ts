import type { Column, Columns } from './columns.js';

/** Flows are added up in f32: less than this share of what flows is rounding. */
const rounding = 1e-6;

/**
 * [trial] what stood when a step began: what stood at the end of the step before; in the first, what stands at its end without what
 * came and went in it.
 * @param stock [step][trial] at the end of each step
 */
export function openingOf(stock: Columns, came: readonly Columns[], went: readonly Columns[], step: number): Column {
  if (step > 0) return stock[step - 1];
  return Float64Array.from(stock[0], (closing, trial) => {
    const sum = (flows: readonly Columns[]): number => flows.reduce((total, flow) => total + flow[0][trial], 0);
    const [gained, lost] = [sum(came), sum(went)];
    const opening = closing - gained + lost;
    return opening <= rounding * (closing + gained + lost) ? 0 : opening;
  });
}
