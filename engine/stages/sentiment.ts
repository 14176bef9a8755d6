import { add, divide, maximum, minimum, multiply, subtract, toSingle } from '../expression/operations.js';
import { isZero } from '../model.js';
import { combine, valueSource } from '../source.js';
import { inForce } from './effects.js';
import type { MarketStage, Opening, TrialStage } from './stage.js';

/** Sentiment stays between these. */
const most = 3;

const netAdds: Opening = { type: 'f32', value: 0 };

/**
 * The mood of the market: `S_t = persistence S_{t-1} + adds (net adds_{t-1} / subscribers_{t-1}) + events + noise eps_t`, kept within
 * [-3, 3], where net adds are new and returning less churned customers, and an event counts in every step in force.
 */
export const sentiment: MarketStage = {
  name: 'sentiment',
  space: 'market',
  applies: ({ scenario }) => scenario.sentiment !== undefined,
  parameters: ({ scenario }) => {
    if (scenario.sentiment === undefined) return [];
    const { persistence, adds, noise, start } = scenario.sentiment;
    const shock = {
      path: 'sentiment.noise drawn',
      quantity: { randomness: 'monthly', distribution: { kind: 'normal', mean: { randomness: 'known', value: 0 }, sd: { randomness: 'known', value: 1 } } },
      per: 'month',
      scaling: 'level',
    } as const;
    const unit = 'sentiment';
    return [
      { name: 'sentiment start', unit, source: valueSource(start, scenario) },
      { name: 'sentiment persistence', unit: '1', source: valueSource(persistence, scenario) },
      { name: 'sentiment of adds', unit, source: valueSource(adds, scenario) },
      ...(isZero(noise) || scenario.expected
        ? []
        : [{ name: 'sentiment noise', unit, source: combine([valueSource(noise, scenario), valueSource(shock, scenario)], ([sd, deviate]) => sd * deviate) }]),
      ...scenario.events
        .filter((event) => !isZero(event.sentiment))
        .map((event) => ({ name: `sentiment of ${event.name}`, unit, source: valueSource(event.sentiment, scenario) })),
    ];
  },
  trace: ({ last, keep, give, parameter }, { scenario }) => {
    const noisy = scenario.sentiment !== undefined && !isZero(scenario.sentiment.noise) && !scenario.expected;
    const before = last('sentiment', { type: 'f32', value: { parameter: 'sentiment start' } });
    const news = multiply(parameter('sentiment of adds'), last('net adds', netAdds));
    const events = scenario.events
      .filter((event) => !isZero(event.sentiment))
      .map((event) => multiply(parameter(inForce(event)), parameter(`sentiment of ${event.name}`)));
    const parts = [news, ...events, ...(noisy ? [parameter('sentiment noise')] : [])];
    const mood = parts.reduce((sum, part) => add(sum, part), multiply(parameter('sentiment persistence'), before));
    const now = minimum(maximum(mood, -most), most);
    keep('sentiment', now);
    give('sentiment', now);
  },
};

/** What the market will have heard of this month when the next begins. */
export const news: TrialStage = {
  name: 'news',
  space: 'trial',
  applies: ({ scenario }) => scenario.sentiment !== undefined,
  parameters: () => [],
  trace: ({ total, keep, record, market }) => {
    const now = toSingle(total('subscribers'));
    const adds = toSingle(subtract(add(total('joins'), total('reactivated')), total('churned')));
    keep('net adds', divide(adds, maximum(now, 1)));
    const mood = market('sentiment');
    if (mood !== undefined) record('sentiment', mood);
  },
};
