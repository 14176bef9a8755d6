import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../scenarios/packageRoot.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { learnedModels } from './learnedModels.js';
import { scenarioOf } from '../scenarios/reading.js';

/** A scenario file of the package. */
export function shipped(name: string): Scenario {
  return scenarioOf(readFileSync(join(packageRoot(), 'scenarios', `${name}.yaml`), 'utf8'));
}

/** A scenario of a text that leaves out what all texts here have in common. */
export function business(text: string, parts: Partial<Scenario> = {}): Scenario {
  return { ...scenarioOf(`name: A test\ncurrency: EUR\nstart: 2027-01\n${text}`, learnedModels), ...parts };
}

const funnel = `
months: 4
seed: funnel
market:
  small: { customers: 5001, agents: 7, churn: 6% }
  middle: { customers: 900, agents: 3, subscribers: 77, churn: 3% }
  large: { customers: 9000, agents: 2, churn: 9%, win_back: 4% }
reach: { innovation: 8%, imitation: "pert(20%, 60%, 150%)" }
offer:
  basic: { price: 19, conversion: 12% }
  pro: { price: 49, setup_fee: 30, conversion: "uniform(4%, 7%)", segments: [small, large] }
retention: { win_back: 2% }
costs:
  team: { group: management, per_month: 12k, growth: 8%/year }
  servers: { group: operations, per_customer: 2 to 4, decline: 30%/year }
  training: { group: training, once: [{ at: 2027-02, value: 20k }], every: 2, value: 4k }
  onboarding: { group: acquisition, per_new_customer: 11 }
finance: { opening_cash: 90k to 130k, discount_rate: 12%/year }
`;

const prices = `
months: 4
seed: prices
market:
  everyone: { customers: 3000, agents: 6, willingness_to_pay: "across lognormal(60, 0.4)", churn: "across beta(2, 40)" }
reach: { innovation: 30% }
offer:
  service: { price: [{ value: 50 }, { from: 2027-03, value: 65 }], conversion: "pert(5%, 12%, 20%)" }
  extra: { price: { value: 80, growth: 2%/month }, conversion: 6% }
choice: { price_elasticity: "normal(1.4, 0.3)", willingness_to_pay: "uniform(0.3, 0.8)" }
retention: { win_back: "each month uniform(1%, 3%)" }
costs: { inference: { group: product, per_customer: "each month normal(9, 2)" } }
finance: { opening_cash: 10k }
`;

const individuals = `
months: 5
seed: individuals
market:
  people: { customers: 61, agents: 61, subscribers: 5, willingness_to_pay: "across lognormal(30, 0.5)", churn: "across beta(0.7, 4)" }
reach: { innovation: 12%, imitation: 80% }
offer:
  one: { price: 20, conversion: 30% }
  two: { price: 35, conversion: 20% }
choice: { willingness_to_pay: 0.7 }
retention: { win_back: 10% }
finance: { opening_cash: 500 }
`;

const mixed = `
months: 4
seed: mixed
market:
  groups: { customers: 5000, agents: 5, churn: "across beta(0.7, 12)" }
  people: { customers: 33, agents: 33, subscribers: 4, churn: "pert(0.4%, 0.8%, 2%)" }
  others: { customers: 12, agents: 12, churn: "pert(5%, 8%, 20%)", win_back: 3% }
reach: { innovation: 9%, imitation: 40% }
offer:
  basic: { price: 10, conversion: 5%, segments: [groups] }
  pro: { price: 900, setup_fee: 100, conversion: 10%, segments: [people, others] }
costs: { team: { group: management, per_month: 9k } }
finance: { opening_cash: 100k }
`;

const weekly = `
months: 2
step: week
seed: weekly
market: { households: { customers: 2000, agents: 4, churn: 20%/year } }
reach: { innovation: 0.6/year, imitation: 3/year }
offer: { product: { price: 12, setup_fee: 5, conversion: 60% } }
costs: { rent: { group: operations, per_month: "each month lognormal(500, 0.2)" } }
finance: { opening_cash: 1k, discount_rate: 10%/year }
`;

const everybody = `
months: 3
seed: everybody
market: { all: { customers: 500, agents: 500 }, firms: { customers: 800, agents: 2, churn: 50% } }
reach: all
offer: { service: { price: 3, conversion: "each month beta(2, 20)" } }
retention: { churn: 40%, win_back: 50% }
`;

const parts: Partial<Scenario> = { trials: 400 };

/** Businesses of the forms that a market can take, small enough to be simulated on every backend many times. */
export const businesses: readonly { readonly name: string; readonly scenario: Scenario }[] = [
  { name: 'group segments with win-back and two plans', scenario: business(funnel, parts) },
  { name: 'prices that change', scenario: business(prices, parts) },
  { name: 'individuals who differ', scenario: business(individuals, parts) },
  { name: 'groups beside individuals', scenario: business(mixed, parts) },
  { name: 'steps of a week', scenario: business(weekly, parts) },
  { name: 'everybody looks every month', scenario: business(everybody, { trials: 200 }) },
];
