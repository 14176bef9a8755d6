import type { Saas, Summary } from '../engine/summary.js';
import { money, supported, thousands } from './numbers.js';

type MetricName = Saas['metrics'][number]['name'];

/** One decimal below ten: what a sentence has room for. */
const oneDecimal = (value: number): string => thousands(value, value < 10 ? 1 : 0);

/** The sentence on what a customer costs and brings; nothing where it is not known. */
export const customerValue = ({ saas, scenario }: Summary): string | undefined => {
  const median = (name: MetricName): number | undefined => {
    const found = saas?.metrics.find((metric) => metric.name === name);
    return found && supported(found.p50, found.se.p50);
  };
  const [cost, value, ratio, payback] = [median('cac'), median('ltv'), median('ltv_to_cac'), median('cac_payback')];
  if (cost === undefined || value === undefined || ratio === undefined || payback === undefined) return undefined;
  const { currency } = scenario;
  const verb = ratio < 1 ? 'but brings only' : 'and brings';
  return `A new customer costs ${money(cost, currency)} ${verb} ${money(value, currency)} at the median: LTV / CAC ${oneDecimal(ratio)}, paid back ${payback < 0.05 ? 'at once' : `in ${oneDecimal(payback)} months`}.`;
};
