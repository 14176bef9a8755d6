import type { Competitor, Plan, Scenario, Segment, Value } from '../../scenarios/scenario.js';
import { movesPrice, targetedKeys } from '../effects.js';
import { exp, log } from '../expression/functions.js';
import { add, maximum, multiply, subtract } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { headlinePrice } from '../headline.js';
import { competitorsOf, elasticityOf, hasOwnElasticities, isZero, type Population } from '../model.js';
import { combine, probabilitySource, valueSource } from '../source.js';
import { pullName, reactingPull, reactionParameters, reactsToPrices } from './competition.js';
import { hasQuality } from './effects.js';
import { heldOdds } from './heldOdds.js';
import type { MarketContext, MarketStage, SegmentStage, TrialParameter } from './stage.js';

/**
 * How the month moves a lead's odds of taking each plan, beside what the file's prices do: a factor
 * `exp(m S + q Q) x events x (price ratio)^-beta`, with sentiment S, quality Q and their weights. Where segments answer prices
 * differently, the last factor is theirs (see `segmentAppeal`).
 */
export const appeal: MarketStage = {
  name: 'appeal',
  space: 'market',
  applies: ({ scenario }) => hasAppeal(scenario),
  parameters: ({ scenario }) => [
    { name: 'weight of sentiment in choice', unit: 'log-odds', source: valueSource(scenario.choice.sentiment, scenario) },
    { name: 'weight of quality in choice', unit: 'log-odds', source: valueSource(scenario.choice.quality, scenario) },
    ...(hasOwnElasticities(scenario)
      ? []
      : scenario.plans.filter((plan) => movesPrice(scenario, plan.name)).flatMap((plan) => priceResponse(scenario, plan, scenario.choice.priceElasticity))),
  ],
  trace: (context, { scenario }) => {
    const { given, give } = context;
    const common = commonAppeal(context, scenario);
    for (const plan of scenario.plans) {
      const ratio = given(`price ratio ${plan.name}`);
      const moved = ratio === undefined || hasOwnElasticities(scenario) ? undefined : priceAppeal(context, plan, ratio);
      const factors = [common, moved].filter((factor) => factor !== undefined);
      if (factors.length > 0) give(`appeal ${plan.name}`, heldOdds(factors.reduce((all, factor) => multiply(all, factor))));
    }
  },
};

/** The part of `appeal` that moved prices have, and what competitors make of them, by segment: only where segments answer prices differently. */
export const segmentAppeal: SegmentStage = {
  name: 'appeal of prices to a segment',
  space: 'segment',
  applies: ({ scenario }, population) =>
    hasOwnElasticities(scenario) && (movedPlans(scenario, population).length > 0 || reactingCompetitors(scenario, population).length > 0),
  parameters: ({ scenario }, population) => [
    ...movedPlans(scenario, population).flatMap((plan) =>
      priceResponse(scenario, plan, scenario.choice.priceElasticity).map(({ name, unit }, position) => ({
        name,
        unit,
        source: (segment: Segment) => priceResponse(scenario, plan, elasticityOf(scenario, segment))[position].source,
      })),
    ),
    ...reactingCompetitors(scenario, population).flatMap((competitor) => reactionParameters(scenario, competitor)),
  ],
  trace: (context, { scenario }, population) => {
    for (const plan of movedPlans(scenario, population)) {
      const ratio = context.market(`price ratio ${plan.name}`);
      if (ratio !== undefined) context.give(`appeal of the price of ${plan.name}`, heldOdds(priceAppeal(context, plan, ratio)));
    }
    for (const competitor of reactingCompetitors(scenario, population)) context.give(pullName(competitor), reactingPull(context, competitor));
  },
};

function movedPlans(scenario: Scenario, { plans }: Population): Plan[] {
  return plans.filter(({ name }) => movesPrice(scenario, name));
}

function reactingCompetitors(scenario: Scenario, population: Population): Competitor[] {
  return competitorsOf(scenario, population).filter((competitor) => reactsToPrices(scenario, competitor));
}

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
function priceResponse(scenario: Scenario, plan: Plan, elasticity: Value): TrialParameter[] {
  const { priceSensitivity } = scenario.choice;
  const share = probabilitySource(plan.conversion, scenario);
  return [
    {
      name: `price response ${plan.name}`,
      unit: '1',
      source: combine([valueSource(elasticity, scenario), share], ([response, stated]) => response / Math.max(1e-9, 1 - stated)),
    },
    {
      name: `price sensitivity ${plan.name}`,
      unit: '1',
      source: combine([valueSource(priceSensitivity, scenario), headlinePrice(plan, scenario)], ([fall, price]) => fall * price),
    },
  ];
}

function priceAppeal({ parameter }: Pick<MarketContext, 'parameter'>, { name }: Plan, ratio: Expression): Expression {
  const relative = multiply(parameter(`price response ${name}`), log(maximum(ratio, 1e-30)));
  const absolute = multiply(parameter(`price sensitivity ${name}`), subtract(ratio, 1));
  return exp(subtract(0, add(relative, absolute)));
}
