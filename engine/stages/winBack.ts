import { add, divide, maximum, multiply, subtract, sum } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { churnOf, isZero, winBackOf } from '../model.js';
import { probabilitySource } from '../source.js';
import { conversionChances } from './conversion.js';
import type { AgentContext, AgentStage } from './stage.js';

/**
 * Customers who had lapsed by last month come back: `reactivated ~ Binomial(lapsed, win_back)`, to the plans in the
 * proportions in which a lead would choose them now.
 */
export const winBack: AgentStage = {
  name: 'win-back',
  space: 'agent',
  applies: ({ scenario }, { segments: [segment] }) => !isZero(winBackOf(scenario, segment)) && !isZero(churnOf(scenario, segment)),
  parameters: ({ scenario }) => [
    { name: 'win-back', unit: 'probability a step', source: (segment) => probabilitySource(winBackOf(scenario, segment), scenario) },
  ],
  trace: (context, model, population) => {
    const { chance, state, give, total } = context;
    const reactivated = chance.take(chance.whole(state('lapsed')), willingness(context), 'reactivated');
    total('reactivated', reactivated.count);
    const names = population.plans.map((plan) => `returns ${plan.name}`);
    if (names.length === 1) {
      give(names[0], reactivated);
      total(names[0], reactivated.count);
      return;
    }
    const chances = conversionChances(context, model, population);
    const any = maximum(sum(chances), 1e-30);
    const others = chances.slice(0, -1).map((pull) => divide(pull, any));
    // Everybody who comes back takes a plan: the last one is taken by who takes none of the others, also where nobody is drawn to any.
    const returns = chance.divide(reactivated, [...others, maximum(subtract(1, sum(others)), 0)], names);
    returns.forEach((share, position) => {
      give(names[position], share);
      total(names[position], share.count);
    });
  },
};

/** The stated chance of coming back, its odds moved by what levers and events make of them; none when the business has closed. */
function willingness({ parameter, market }: AgentContext): Expression {
  const stated = parameter('win-back');
  const factor = market('factor win_back');
  const moved = factor === undefined ? stated : divide(multiply(stated, factor), add(subtract(1, stated), multiply(stated, factor)));
  const open = market('open');
  return open === undefined ? moved : multiply(moved, open);
}
