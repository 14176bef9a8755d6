import { sum } from '../expression/operations.js';
import { churnOf, isZero } from '../model.js';
import { probabilitySource } from '../source.js';
import type { AgentStage } from './stage.js';

/**
 * Subscribers of last month leave: `churned_k ~ Binomial(subscribers_k, churn)`. A churn that differs between agents,
 * `across beta(a, b)`, gives the shifted-beta-geometric retention curve by itself.
 * Source: P. Fader, B. Hardie (2007), How to project customer retention.
 */
export const churn: AgentStage = {
  name: 'churn',
  space: 'agent',
  applies: ({ scenario }, population) => !isZero(churnOf(scenario, population.segments[0])),
  parameters: ({ scenario }) => [
    { name: 'churn', unit: 'probability a step', source: (segment) => probabilitySource(churnOf(scenario, segment), scenario) },
  ],
  trace: ({ chance, state, parameter, give, total }, _, { plans }) => {
    const churned = plans.map(({ name }) => chance.take(chance.whole(state(`subscribers ${name}`)), parameter('churn'), `churned ${name}`));
    churned.forEach((share, position) => give(`churned ${plans[position].name}`, share));
    total('churned', sum(churned.map((share) => share.count)));
  },
};
