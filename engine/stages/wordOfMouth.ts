import type { Reach, Scenario } from '../../scenarios/scenario.js';
import { chanceOf } from '../expression/functions.js';
import { add, divide, maximum, multiply } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { constantSource, intensitySource, valueSource } from '../source.js';
import { channelsOf } from './channels.js';
import type { SegmentContext, SegmentParameter, SegmentStage } from './stage.js';

/**
 * The chance that a prospect hears of the offer this month: `1 - exp(-D (innovation + imitation x share + referral + channels))`, with
 * the share of the segment's customers who subscribed at the end of last month (and, weighted, of other segments'), the leads
 * that a subscriber brings times subscribers / prospects, and D, what demand, levers and events make of it.
 * Source: F. Bass (1969), A new product growth for model consumer durables.
 */
export const wordOfMouth: SegmentStage = {
  name: 'word of mouth',
  space: 'segment',
  applies: ({ scenario }) => scenario.reach.kind === 'diffusion',
  parameters: ({ scenario }) => {
    const { reach } = scenario;
    if (reach.kind === 'all') return [];
    return [
      { name: 'innovation', unit: 'expected contacts a step', source: () => intensitySource(reach.innovation, scenario) },
      { name: 'imitation', unit: 'expected contacts a step', source: () => intensitySource(reach.imitation, scenario) },
      { name: 'sharePerCustomer', unit: '1 / customers', source: (segment) => constantSource(1 / segment.customers) },
      ...influences(scenario, reach),
      ...(reach.referral === undefined ? [] : [referralLeads(scenario, reach.referral)]),
      ...reach.channels.map(({ name, segments }) => ({
        name: `addressed by ${name}`,
        unit: '0 or 1',
        source: (segment: { readonly name: string }) => constantSource(segments.includes(segment.name) ? 1 : 0),
      })),
    ];
  },
  trace: (context, { scenario }) => {
    const { parameter, give, market } = context;
    const { reach } = scenario;
    if (reach.kind === 'all') return;
    const talk = multiply(parameter('imitation'), shareHeardOf(context, scenario, reach));
    const referred = reach.referral === undefined ? undefined : referral(context);
    const bought = channelsOf(scenario).map(({ name }) => ({ name, intensity: multiply(parameter(`addressed by ${name}`), market(`reach ${name}`) as Expression) }));
    const parts = [...(referred === undefined ? [] : [referred]), ...bought.map(({ intensity }) => intensity)];
    const all = parts.reduce((sum, part) => add(sum, part), add(parameter('innovation'), talk));
    const factors = [market('demand'), market('factor reach'), market('open')].filter((factor) => factor !== undefined);
    give('reach', chanceOf(factors.reduce((product, factor) => multiply(product, factor), all)));
    const part = (intensity: Expression): Expression => divide(intensity, maximum(all, 1e-30));
    bought.forEach(({ name, intensity }) => give(`part of ${name}`, part(intensity)));
    if (referred !== undefined) give('part of referral', part(referred));
  },
};

/** The share of a segment's customers who subscribe, and the weighted shares of the segments it listens to. */
function shareHeardOf({ parameter, lastMonth, lastMonthOf }: SegmentContext, { segments }: Scenario, { influence }: Reach): Expression {
  const own = multiply(lastMonth('subscribers'), parameter('sharePerCustomer'));
  return [...new Set(influence.map(({ from }) => from))].reduce((sum, from) => {
    const customers = segments.find(({ name }) => name === from)?.customers ?? 1;
    return add(sum, multiply(multiply(lastMonthOf(from, 'subscribers'), 1 / customers), parameter(`influence of ${from}`)));
  }, own);
}

function influences(scenario: Scenario, { influence }: Reach): SegmentParameter[] {
  return [...new Set(influence.map(({ from }) => from))].map((from) => ({
    name: `influence of ${from}`,
    unit: '1',
    source: ({ name }) => {
      const found = influence.find((one) => one.from === from && one.to === name);
      return found === undefined ? constantSource(0) : valueSource(found.weight, scenario);
    },
  }));
}

function referralLeads(scenario: Scenario, { leads }: NonNullable<Reach['referral']>): SegmentParameter {
  return { name: 'leads of a subscriber', unit: 'expected leads a step', source: () => intensitySource(leads, scenario) };
}

/** Leads that subscribers bring, for each prospect. */
function referral({ parameter, lastMonth }: SegmentContext): Expression {
  return divide(multiply(parameter('leads of a subscriber'), lastMonth('subscribers')), maximum(lastMonth('prospects'), 1));
}
