import type { Plan, Scenario } from '../../scenarios/scenario.js';
import { movesPrice, targetedKeys } from '../effects.js';
import { exp, log } from '../expression/functions.js';
import { add, maximum, multiply, subtract } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { headlinePrice } from '../headline.js';
import { isZero } from '../model.js';
import { combine, probabilitySource, valueSource } from '../source.js';
import { hasQuality } from './effects.js';
import { heldOdds } from './heldOdds.js';
import type { MarketContext, MarketStage, TrialParameter } from './stage.js';

/**
 * How the month moves a lead's odds of taking each plan, beside what the file's prices do: a factor
 * `exp(m S + q Q) x events x (price ratio)^-beta`, with sentiment S, quality Q and their weights.
 */
export const appeal: MarketStage = {
  name: 'appeal',
  space: 'market',
  applies: ({ scenario }) => hasAppeal(scenario),
  parameters: ({ scenario }) => [
    { name: 'weight of sentiment in choice', unit: 'log-odds', source: valueSource(scenario.choice.sentiment, scenario) },
    { name: 'weight of quality in choice', unit: 'log-odds', source: valueSource(scenario.choice.quality, scenario) },
    ...scenario.plans.filter((plan) => movesPrice(scenario, plan.name)).flatMap((plan) => priceResponse(scenario, plan)),
  ],
  trace: (context, { scenario }) => {
    const { given, give } = context;
    const common = commonAppeal(context, scenario);
    for (const plan of scenario.plans) {
      const ratio = given(`price ratio ${plan.name}`);
      const moved = ratio === undefined ? undefined : priceAppeal(context, plan, ratio);
      const factors = [common, moved].filter((factor) => factor !== undefined);
      if (factors.length > 0) give(`appeal ${plan.name}`, heldOdds(factors.reduce((all, factor) => multiply(all, factor))));
    }
  },
};

/** Whether anything beside the file's prices moves the appeal of plans. */
export function hasAppeal(scenario: Scenario): boolean {
  const { choice, sentiment } = scenario;
  return (
    scenario.plans.some((plan) => movesPrice(scenario, plan.name)) ||
    (sentiment !== undefined && !isZero(choice.sentiment)) || (hasQuality(scenario) && !isZero(choice.quality)) || targetedKeys(scenario).has('conversion')
  );
}

function commonAppeal({ given, parameter }: MarketContext, { choice }: Scenario): Expression | undefined {
  const mood = given('sentiment');
  const quality = given('quality');
  const utilities = [
    ...(mood === undefined || isZero(choice.sentiment) ? [] : [multiply(parameter('weight of sentiment in choice'), mood)]),
    ...(quality === undefined || isZero(choice.quality) ? [] : [multiply(parameter('weight of quality in choice'), quality)]),
  ];
  const odds = utilities.length === 0 ? undefined : exp(utilities.reduce((sum, utility) => add(sum, utility)));
  const factor = given('factor conversion');
  if (odds === undefined) return factor;
  return factor === undefined ? odds : multiply(odds, factor);
}

/** beta of the logarithm of the price ratio, and the loss of utility for a price that is twice the file's. */
function priceResponse(scenario: Scenario, plan: Plan): TrialParameter[] {
  const { priceElasticity, priceSensitivity } = scenario.choice;
  const share = probabilitySource(plan.conversion, scenario);
  return [
    {
      name: `price response ${plan.name}`,
      unit: '1',
      source: combine([valueSource(priceElasticity, scenario), share], ([elasticity, stated]) => elasticity / Math.max(1e-9, 1 - stated)),
    },
    {
      name: `price sensitivity ${plan.name}`,
      unit: '1',
      source: combine([valueSource(priceSensitivity, scenario), headlinePrice(plan, scenario)], ([fall, price]) => fall * price),
    },
  ];
}

function priceAppeal({ parameter }: MarketContext, { name }: Plan, ratio: Expression): Expression {
  const relative = multiply(parameter(`price response ${name}`), log(maximum(ratio, 1e-30)));
  const absolute = multiply(parameter(`price sensitivity ${name}`), subtract(ratio, 1));
  return exp(subtract(0, add(relative, absolute)));
}
