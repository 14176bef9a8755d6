import type { Scenario } from '../../scenarios/scenario.js';
import { targetedKeys } from '../effects.js';
import { exp } from '../expression/functions.js';
import { add, multiply, negate, subtract } from '../expression/operations.js';
import { isZero } from '../model.js';
import { valueSource } from '../source.js';
import { hasQuality } from './effects.js';
import { heldOdds } from './heldOdds.js';
import { hasRise } from './prices.js';
import type { MarketStage } from './stage.js';

/**
 * How the month moves the odds of leaving each plan: a factor
 * `exp(-m' S - q' Q + s (1 - service of last month)) x events x max(1, price / price agreed before)^r`.
 */
export const loyalty: MarketStage = {
  name: 'loyalty',
  space: 'market',
  applies: ({ scenario }) => isCommonlyMoved(scenario) || scenario.plans.some((plan) => hasRise(scenario, plan)),
  parameters: ({ scenario }) => [
    { name: 'weight of sentiment in churn', unit: 'log-odds', source: valueSource(scenario.retention.sentiment, scenario) },
    { name: 'weight of quality in churn', unit: 'log-odds', source: valueSource(scenario.retention.quality, scenario) },
    { name: 'weight of service in churn', unit: 'log-odds', source: valueSource(scenario.retention.service, scenario) },
  ],
  trace: ({ given, give, last, parameter }, { scenario }) => {
    const { retention } = scenario;
    const mood = given('sentiment');
    const quality = given('quality');
    const shifts = [
      ...(mood === undefined || isZero(retention.sentiment) ? [] : [negate(multiply(parameter('weight of sentiment in churn'), mood))]),
      ...(quality === undefined || isZero(retention.quality) ? [] : [negate(multiply(parameter('weight of quality in churn'), quality))]),
      ...(hasShortage(scenario)
        ? [multiply(parameter('weight of service in churn'), subtract(1, last('service', { type: 'f32', value: 1 })))]
        : []),
    ];
    const odds = shifts.length === 0 ? [] : [exp(shifts.reduce((sum, shift) => add(sum, shift)))];
    for (const plan of scenario.plans) {
      const factors = [...odds, given('factor churn'), given(`rise odds ${plan.name}`)].filter((factor) => factor !== undefined);
      if (factors.length > 0) give(`churn odds ${plan.name}`, heldOdds(factors.reduce((all, factor) => multiply(all, factor))));
    }
  },
};

/** Whether use can go unserved, and subscribers mind. */
export function hasShortage({ capacity, retention }: Scenario): boolean {
  return capacity.length > 0 && !isZero(retention.service);
}

function isCommonlyMoved(scenario: Scenario): boolean {
  const { retention, sentiment } = scenario;
  return (
    (sentiment !== undefined && !isZero(retention.sentiment)) ||
    (hasQuality(scenario) && !isZero(retention.quality)) ||
    hasShortage(scenario) ||
    targetedKeys(scenario).has('churn')
  );
}

/** Whether the odds of leaving a plan change by the month. */
export function movesChurn(scenario: Scenario): boolean {
  return isCommonlyMoved(scenario) || scenario.plans.some((plan) => hasRise(scenario, plan));
}
