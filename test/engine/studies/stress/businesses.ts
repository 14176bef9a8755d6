import type { LoadedScenario } from '../../../../scenarios/parse.js';
import { parseScenario } from '../../../../scenarios/parse.js';

/** A scenario of a text that is one. */
export const loadedFrom = (text: string): LoadedScenario => {
  const parsed = parseScenario(text, 'business.yaml');
  if (parsed._tag === 'Left') throw new Error(JSON.stringify(parsed.left));
  return parsed.right;
};

/**
 * A thousand customers who all pay 100 a month from the first on, and three costs that nobody knows for sure: nothing is left to chance once
 * they are held, so that every nearest failing shock is known in closed form.
 * @param sections what is to be asked
 */
export const shop = (sections: string, trials = 60): string => `name: Shop
currency: EUR
start: 2027-01
months: 1
trials: ${trials}
seed: shop
market: { everyone: { customers: 1000, agents: 1 } }
reach: all
offer: { service: { price: 100, conversion: 100% } }
retention: { churn: 0% }
costs:
  rent: { group: service, per_month: "normal(1000, 100)" }
  team: { group: service, per_month: "normal(2000, 300)" }
  licence: { group: service, per_month: "lognormal(500, 0.5)" }
finance: { opening_cash: 0 }
correlate: [ [ costs.rent.per_month, costs.team.per_month, 0.5 ] ]
${sections}`;

/** Half a year of costs on what investors bring in the second month. */
export const startUp = (sections: string): string => `name: Start-up
currency: EUR
start: 2027-01
months: 6
trials: 100
seed: start-up
market: { everyone: { customers: 1, agents: 1 } }
reach: all
offer: { service: { price: 0, conversion: 100% } }
retention: { churn: 0% }
costs: { rent: { group: service, per_month: 10 } }
finance: { opening_cash: 35, funding: [ { at: 2027-02, value: 100 } ] }
${sections}`;
