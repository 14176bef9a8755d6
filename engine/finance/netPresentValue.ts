/**
 * Net present value: `sum flow_t / (1 + rate)^t` for t = 1, 2, ... The first flow comes one period from now, as in a spreadsheet's
 * NPV (OpenDocument Format 1.2, part 2, section 6.12.30); an outlay of today is added by whoever asks.
 * @param rate of a period, above -1: 0.1 is 10 %
 * @param flows [period] currency; what comes in is positive
 */
export function netPresentValue(rate: number, flows: readonly number[]): number {
  return flows.reduceRight((value, flow) => (value + flow) / (1 + rate), 0);
}
