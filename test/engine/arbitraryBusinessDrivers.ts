import * as fc from 'fast-check';
import type { Freedom, Outline } from './arbitraryBusiness.js';
import { chance, drawnAs, map, nothing, section, sometimes, text, type Written } from './arbitraryBusinessValues.js';

/** Kinds of models that can drive a business. */
export const driverKinds = ['recommender', 'forecast', 'churn', 'price', 'sentiment', 'risk'] as const;

/** The drivers of a business, made by `learnedModels`. */
export function drivers(freedom: Freedom, { drivers: kinds, plans, segments, lines }: Outline): fc.Arbitrary<Written[]> {
  return fc
    .record({
      degrade: sometimes(chance(drawnAs(freedom.drawn, 'uncertain'), 100)),
      shown: sometimes(chance(drawnAs(freedom.drawn, 'uncertain'), 100)),
      group: sometimes(fc.constantFrom(...plans).map((plan) => text(`{ ${plan}: drama }`))),
      segments: sometimes(fc.subarray([...segments], { minLength: 1 }).map((names) => text(`{ ${names.map((name) => `${name}: everybody`).join(', ')} }`))),
    })
    .map(({ degrade, shown, group, segments: driven }) => {
      const written: Readonly<Record<string, Written>> = {
        recommender: map({ model: text('tastes.json'), plans: group, segments: driven, shown, degrade }),
        forecast: text('{ model: demand.json }'),
        churn: map({ model: text('leavers.json'), segments: driven }),
        price: map({ model: text('prices.json'), segments: driven }),
        sentiment: text('{ model: mood.json }'),
        risk: map({ model: text('losses.json'), segments: driven, lines: text(`[${lines[0] ?? ''}]`) }),
      };
      return [section('drivers', Object.fromEntries(kinds.map((kind) => [kind, written[kind] ?? nothing])))];
    });
}
