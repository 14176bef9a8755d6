import type { Competitor, Scenario } from '../../scenarios/scenario.js';
import { movesPrice } from '../effects.js';
import { exp, log } from '../expression/functions.js';
import { add, divide, maximum, multiply, subtract } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { atStep, priceRatio } from '../headline.js';
import { isZero } from '../model.js';
import { combine, openingSource, probabilitySource, scheduleSource, valueSource, type Source } from '../source.js';
import { heldOdds } from './heldOdds.js';
import type { AgentContext, MarketContext, MarketStage } from './stage.js';

/** The pull of competitors who answer prices of ours that levers, events or policies have moved, a step later. */
export const competition: MarketStage = {
  name: 'competition',
  space: 'market',
  applies: ({ scenario }) => scenario.competitors.some((competitor) => reactsToPrices(scenario, competitor)),
  parameters: ({ scenario }) =>
    scenario.competitors
      .filter((competitor) => reactsToPrices(scenario, competitor))
      .flatMap((competitor) => [
        { name: `attraction of ${competitor.name}`, unit: 'share of leads', source: competitorAttraction(scenario, competitor) },
        {
          name: `answer of ${competitor.name}`,
          unit: '1',
          source: combine([responseOf(scenario, competitor), valueSource(competitor.reaction, scenario)], ([response, reaction]) => response * reaction),
        },
      ]),
  trace: (context, { scenario }) => {
    for (const competitor of scenario.competitors.filter((one) => reactsToPrices(scenario, one))) {
      const moved = rivalsOf(scenario, competitor).filter(({ name }) => movesPrice(scenario, name)).map(({ name }) => movedLastMonth(context, name));
      const mean = divide(moved.reduce((sum, one) => add(sum, one)), rivalsOf(scenario, competitor).length);
      const answer = heldOdds(exp(subtract(0, multiply(context.parameter(`answer of ${competitor.name}`), mean))));
      context.give(`pull of ${competitor.name}`, multiply(context.parameter(`attraction of ${competitor.name}`), answer));
    }
  },
};

/** Whether a competitor answers prices that are not the file's. */
export function reactsToPrices(scenario: Scenario, competitor: Competitor): boolean {
  return !isZero(competitor.reaction) && rivalsOf(scenario, competitor).some(({ name }) => movesPrice(scenario, name));
}

/** What the pull of such a competitor is this month. */
export function competitorPull({ market }: Pick<AgentContext, 'market'>, { name }: Competitor): Expression {
  const pull = market(`pull of ${name}`);
  if (pull === undefined) throw new Error(`no pull of ${name}`);
  return pull;
}

/**
 * Share of leads: the stated share times `(price / first price x (our prices a step ago / list prices)^reaction)^-beta`, our
 * prices as the file states them, as the mean of their logarithms over our plans in the same segments.
 */
export function competitorAttraction(scenario: Scenario, competitor: Competitor): Source {
  const price = scheduleSource(competitor.price, scenario, 'month');
  const first = openingSource(price);
  const ours = rivalsOf(scenario, competitor).map((plan) => atStep(priceRatio(plan, scenario), (step) => Math.max(0, step - 1)));
  const share = probabilitySource(competitor.share, scenario);
  const fixed = [share, responseOf(scenario, competitor), price, first, valueSource(competitor.reaction, scenario)];
  return combine([...fixed, ...ours], ([stated, response, now, then, reaction, ...ratios]) => {
    const relative = then > 0 && now > 0 ? Math.log(now / then) : 0;
    const answer = ratios.length === 0 ? 0 : (reaction * ratios.reduce((sum, ratio) => sum + Math.log(Math.max(ratio, 1e-300)), 0)) / ratios.length;
    return relative + answer === 0 ? stated : stated * Math.exp(-response * (relative + answer));
  });
}

/** beta: elasticity / (1 - share). */
function responseOf(scenario: Scenario, { share }: Competitor): Source {
  return combine([valueSource(scenario.choice.priceElasticity, scenario), probabilitySource(share, scenario)], ([elasticity, stated]) => elasticity / Math.max(1e-9, 1 - stated));
}

/** Our plans that a competitor meets. */
function rivalsOf({ plans }: Scenario, { segments }: Competitor) {
  return plans.filter((plan) => plan.segments.some((segment) => segments.includes(segment)));
}

function movedLastMonth({ last, given, keep }: MarketContext, plan: string): Expression {
  const ratio = given(`price ratio ${plan}`);
  if (ratio === undefined) throw new Error(`no price ratio of ${plan}`);
  keep(`price ratio ${plan}`, ratio);
  return log(maximum(last(`price ratio ${plan}`, { type: 'f32', value: 1 }), 1e-30));
}
