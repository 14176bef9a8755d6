import type { DemandIndex, Scenario, Value } from '../../scenarios/scenario.js';
import { targetedKeys } from '../effects.js';
import { multiply } from '../expression/operations.js';
import { isZero } from '../model.js';
import { combine, constantSource, growthSource, valueSource, type Source } from '../source.js';
import { demandIndexSource } from '../demandIndex.js';
import { calendarMonth } from '../time.js';
import type { MarketStage } from './stage.js';

/**
 * What the month makes of demand and of use: `(1 + growth)^t x season x noise`, or a learned index for demand, and for use the factors of levers, events and
 * policies. Factors on demand act where reach is computed.
 */
export const demand: MarketStage = {
  name: 'demand',
  space: 'market',
  applies: ({ scenario }) => scenario.demand !== undefined || usageChanges(scenario),
  parameters: ({ scenario }) => [
    ...(scenario.demand === undefined
      ? []
      : [
          {
            name: 'demand',
            unit: '1',
            source: 'point' in scenario.demand ? demandIndexSource(scenario.demand, scenario) : statedDemand(scenario, scenario.demand),
          },
        ]),
    ...(usageHasTrend(scenario) ? [{ name: 'trend of use', unit: '1', source: trend(scenario, scenario.usage) }] : []),
  ],
  trace: ({ give, given, parameter }, { scenario }) => {
    if (scenario.demand !== undefined) give('demand', parameter('demand'));
    const factors = [...(usageHasTrend(scenario) ? [parameter('trend of use')] : []), given('factor usage')].filter((factor) => factor !== undefined);
    if (factors.length > 0) give('use factor', factors.reduce((all, factor) => multiply(all, factor)));
  },
};

function statedDemand(scenario: Scenario, { noise, ...stated }: Exclude<NonNullable<Scenario['demand']>, DemandIndex>): Source {
  return product([trend(scenario, stated), ...(noise === undefined ? [] : [valueSource(noise, scenario)])]);
}

function usageHasTrend({ usage }: Scenario): boolean {
  return !isZero(usage.growth) || usage.seasonality.length > 0;
}

function usageChanges(scenario: Scenario): boolean {
  return usageHasTrend(scenario) || targetedKeys(scenario).has('usage');
}

function trend(scenario: Scenario, { growth, seasonality }: { readonly growth: Value; readonly seasonality: readonly Value[] }): Source {
  return product([growthSource(growth, scenario), ...(seasonality.length === 0 ? [] : [season(scenario, seasonality)])]);
}

/** The factor of the calendar month that a step begins in. */
function season(scenario: Scenario, seasonality: readonly Value[]): Source {
  return combine(
    seasonality.map((value) => valueSource(value, scenario)),
    (factors, step) => factors[calendarMonth(scenario, step)],
    true,
  );
}

function product(sources: readonly Source[]): Source {
  return combine([...sources, constantSource(1)], (factors) => factors.reduce((all, factor) => all * factor, 1));
}
