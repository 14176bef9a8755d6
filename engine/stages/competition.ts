import type { Competitor, Scenario, Segment, Value } from '../../scenarios/scenario.js';
import { movesPrice } from '../effects.js';
import { exp, log } from '../expression/functions.js';
import { add, divide, maximum, multiply, subtract } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { atStep, priceRatio } from '../headline.js';
import { elasticityOf, hasOwnElasticities, isZero } from '../model.js';
import { combine, openingSource, probabilitySource, scheduleSource, valueSource, type Source } from '../source.js';
import { heldOdds } from './heldOdds.js';
import type { AgentContext, MarketContext, MarketStage, SegmentContext } from './stage.js';

/** The pull of competitors who answer prices of ours that levers, events or policies have moved, a step later. */
export const competition: MarketStage = {
  name: 'competition',
  space: 'market',
  applies: ({ scenario }) => scenario.competitors.some((competitor) => reactsToPrices(scenario, competitor)),
  parameters: ({ scenario }) =>
    scenario.competitors
      .filter((competitor) => reactsToPrices(scenario, competitor))
      .flatMap((competitor) => {
        const { reaction } = competitor;
        const common = reactionParameters(scenario, competitor).map(({ source, ...parameter }) => ({ ...parameter, source: source() }));
        return [{ name: `reaction of ${competitor.name}`, unit: '1', source: valueSource(reaction, scenario) }, ...(hasOwnElasticities(scenario) ? [] : common)];
      }),
  trace: (context, { scenario }) => {
    for (const competitor of scenario.competitors.filter((one) => reactsToPrices(scenario, one))) {
      const moved = rivalsOf(scenario, competitor).filter(({ name }) => movesPrice(scenario, name)).map(({ name }) => movedLastMonth(context, name));
      const mean = divide(moved.reduce((sum, one) => add(sum, one)), rivalsOf(scenario, competitor).length);
      const answer = multiply(context.parameter(`reaction of ${competitor.name}`), mean);
      context.give(`answer of ${competitor.name}`, answer);
      if (!hasOwnElasticities(scenario)) context.give(pullName(competitor), pullFrom(context.parameter, competitor, answer));
    }
  },
};

export const pullName = ({ name }: Competitor): string => `pull of ${name}`;

/** What the pull of a competitor who answers prices is made of; by segment, where segments answer prices differently. */
export function reactionParameters(scenario: Scenario, competitor: Competitor): { readonly name: string; readonly unit: string; readonly source: (segment?: Segment) => Source }[] {
  const elasticity = (segment?: Segment): Value => (segment === undefined ? scenario.choice.priceElasticity : elasticityOf(scenario, segment));
  return [
    { name: `attraction of ${competitor.name}`, unit: 'share of leads', source: (segment) => competitorAttraction(scenario, competitor, elasticity(segment)) },
    { name: `response to ${competitor.name}`, unit: '1', source: (segment) => responseOf(scenario, competitor, elasticity(segment)) },
  ];
}

function pullFrom(parameter: (name: string) => Expression, { name }: Competitor, answer: Expression): Expression {
  const odds = heldOdds(exp(subtract(0, multiply(parameter(`response to ${name}`), answer))));
  return multiply(parameter(`attraction of ${name}`), odds);
}

/** The pull in a segment that answers prices in its own way. */
export function reactingPull({ parameter, market }: Pick<SegmentContext, 'parameter' | 'market'>, competitor: Competitor): Expression {
  const answer = market(`answer of ${competitor.name}`);
  if (answer === undefined) throw new Error(`no answer of ${competitor.name}`);
  return pullFrom(parameter, competitor, answer);
}

/** Whether a competitor answers prices that are not the file's. */
export function reactsToPrices(scenario: Scenario, competitor: Competitor): boolean {
  return !isZero(competitor.reaction) && rivalsOf(scenario, competitor).some(({ name }) => movesPrice(scenario, name));
}

/** What the pull of such a competitor is this month. */
export function competitorPull({ market, segment }: Pick<AgentContext, 'market' | 'segment'>, scenario: Scenario, competitor: Competitor): Expression {
  const pull = hasOwnElasticities(scenario) ? segment(pullName(competitor)) : market(pullName(competitor));
  if (pull === undefined) throw new Error(`no pull of ${competitor.name}`);
  return pull;
}

/**
 * Share of leads: the stated share times `(price / first price x (our prices a step ago / list prices)^reaction)^-beta`, our
 * prices as the file states them, as the mean of their logarithms over our plans in the same segments.
 */
export function competitorAttraction(scenario: Scenario, competitor: Competitor, elasticity: Value): Source {
  const price = scheduleSource(competitor.price, scenario, 'month');
  const first = openingSource(price);
  const ours = rivalsOf(scenario, competitor).map((plan) => atStep(priceRatio(plan, scenario), (step) => Math.max(0, step - 1)));
  const share = probabilitySource(competitor.share, scenario);
  const fixed = [share, responseOf(scenario, competitor, elasticity), price, first, valueSource(competitor.reaction, scenario)];
  return combine([...fixed, ...ours], ([stated, response, now, then, reaction, ...ratios]) => {
    const relative = then > 0 && now > 0 ? Math.log(now / then) : 0;
    const answer = ratios.length === 0 ? 0 : (reaction * ratios.reduce((sum, ratio) => sum + Math.log(Math.max(ratio, 1e-300)), 0)) / ratios.length;
    return relative + answer === 0 ? stated : stated * Math.exp(-response * (relative + answer));
  });
}

/** beta: elasticity / (1 - share). */
function responseOf(scenario: Scenario, { share }: Competitor, elasticity: Value): Source {
  return combine([valueSource(elasticity, scenario), probabilitySource(share, scenario)], ([response, stated]) => response / Math.max(1e-9, 1 - stated));
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
