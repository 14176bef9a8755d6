import type { Scenario } from '../../scenarios/scenario.js';
import { add, divide, maximum, minimum, multiply, subtract } from '../expression/operations.js';
import { isSoldTo } from '../model.js';
import { scheduleSource } from '../source.js';
import type { AgentStage, MarketStage } from './stage.js';

/**
 * The share of leads that the sales team can handle this month: `min(1, capacity / (waiting + expected new leads))`, over all
 * segments that it sells to. So the team handles its capacity on average; what it handles in a trial scatters around it. When the
 * business has closed it handles nobody.
 */
export const salesCapacity: MarketStage = {
  name: 'sales capacity',
  space: 'market',
  late: true,
  applies: ({ scenario }) => salesOf(scenario) !== undefined,
  parameters: ({ scenario }) => {
    const sales = salesOf(scenario);
    return sales === undefined ? [] : [{ name: 'sales capacity', unit: 'leads a step', source: scheduleSource(sales.capacity, scenario) }];
  },
  trace: ({ lastMonth, give, given, parameter }, { scenario }) => {
    const pipelines = (salesOf(scenario)?.segments ?? []).map((segment) => {
      const waiting = lastMonth(segment, 'waiting');
      return add(waiting, multiply(subtract(lastMonth(segment, 'prospects'), waiting), lastMonth(segment, 'reach')));
    });
    const pipeline = maximum(pipelines.reduce((sum, leads) => add(sum, leads)), 1e-30);
    const handled = minimum(divide(parameter('sales capacity'), pipeline), 1);
    const open = given('open');
    give('handled', open === undefined ? handled : multiply(handled, open));
  },
};

/** Leads that are not handled this month wait for the next: `handled ~ Binomial(waiting + leads, share)`. */
export const sales: AgentStage = {
  name: 'sales',
  space: 'agent',
  applies: ({ scenario }, { segments: [segment] }) => isSoldTo(scenario, segment),
  parameters: () => [],
  trace: ({ chance, state, flow, give, total, next, market }) => {
    const [leads, share] = [flow('leads'), market('handled')];
    if (leads === undefined || share === undefined) throw new Error('sales need leads and a capacity');
    const pipeline = chance.either(leads, chance.whole(state('waiting')));
    const handled = chance.take(pipeline, share, 'handled');
    const waiting = subtract(pipeline.count, handled.count);
    give('handled', handled);
    give('waiting', chance.whole(waiting));
    next('waiting', waiting);
    total('waiting', waiting);
  },
};

function salesOf({ reach }: Scenario) {
  return reach.kind === 'diffusion' ? reach.sales : undefined;
}
