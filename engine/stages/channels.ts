import type { Channel, Scenario } from '../../scenarios/scenario.js';
import { chanceOf } from '../expression/functions.js';
import { add, divide, maximum, multiply, subtract, toMoney, toSingle } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { isZero } from '../model.js';
import { scheduleSource, valueSource } from '../source.js';
import type { MarketContext, MarketStage } from './stage.js';

/**
 * What channels spend, and the chance intensity that it buys: `leads / prospects of its segments`, with
 * `leads = effective / cost per lead`, `effective = saturation (1 - exp(-adstock / saturation))` and
 * `adstock_t = (1 - carry over) spend_t + carry over adstock_{t-1}`: what is carried over comes later, not more often.
 * Sources: S. Broadbent (1979), One way TV advertisements work (adstock); Y. Jin et al. (2017), Bayesian methods for media mix
 * modeling with carryover and shape effects.
 */
export const channels: MarketStage = {
  name: 'channels',
  space: 'market',
  applies: ({ scenario }) => channelsOf(scenario).length > 0,
  parameters: ({ scenario }) =>
    channelsOf(scenario).flatMap(({ name, spend, costPerLead, saturation, carryOver }) => [
      { name: `spend ${name}`, unit: 'currency a step', source: scheduleSource(spend, scenario) },
      { name: `cost per lead ${name}`, unit: 'currency', source: scheduleSource(costPerLead, scenario) },
      { name: `carry-over ${name}`, unit: 'share', source: valueSource(carryOver, scenario) },
      ...(saturation === undefined ? [] : [{ name: `saturation ${name}`, unit: 'currency a step', source: valueSource(saturation, scenario) }]),
    ]),
  trace: (context, { scenario }) => {
    for (const channel of channelsOf(scenario)) {
      const spend = spendOf(context, channel);
      context.give(`spend ${channel.name}`, spend);
      const effective = saturated(context, channel, adstock(context, channel, toSingle(spend)));
      const leads = divide(effective, maximum(context.parameter(`cost per lead ${channel.name}`), 1e-30));
      const addressed = channel.segments.map((segment) => context.lastMonth(segment, 'prospects')).reduce((sum, count) => add(sum, count));
      context.give(`reach ${channel.name}`, divide(leads, maximum(addressed, 1)));
    }
  },
};

export function channelsOf({ reach }: Scenario): readonly Channel[] {
  return reach.kind === 'diffusion' ? reach.channels : [];
}

/** The file's spend as levers, events and policies leave it, as money; cost and reach know whether the business has ended. */
function spendOf({ amount, given }: MarketContext, { name }: Channel): Expression {
  const planned = given(`factor spend ${name}`);
  const stated = planned === undefined ? amount(`spend ${name}`) : multiply(amount(`spend ${name}`), toMoney(planned));
  const fixed = given(`fixed spend ${name}`);
  return fixed === undefined ? stated : add(stated, toMoney(fixed));
}

function adstock({ last, keep, parameter }: MarketContext, { name, carryOver }: Channel, spend: Expression): Expression {
  if (isZero(carryOver)) return spend;
  const share = parameter(`carry-over ${name}`);
  const now = add(multiply(subtract(1, share), spend), multiply(share, last(`adstock ${name}`, { type: 'f32', value: 0 })));
  keep(`adstock ${name}`, now);
  return now;
}

function saturated({ parameter }: MarketContext, { name, saturation }: Channel, effort: Expression): Expression {
  if (saturation === undefined) return effort;
  const most = maximum(parameter(`saturation ${name}`), 1e-30);
  return multiply(most, chanceOf(divide(effort, most)));
}
