import type { Summary } from '../../engine/summary.js';
import { driverEffects as effectsOf } from '../drivers.js';
import { money, moneyEstimate, supported } from '../numbers.js';
import { ink, type VegaLiteSpec } from '../theme.js';
import { nameBars } from './nameBars.js';

/** What each learned model does to mean total profit; undefined where fewer than two do anything beyond luck: a sentence has it then. */
export const driverEffects = (summary: Summary): VegaLiteSpec | undefined => {
  const { currency } = summary.scenario;
  const effects = effectsOf(summary);
  const [first, ...others] = effects;
  if (first === undefined || others.length === 0) return undefined;
  const amount = (value: number, se: number): string => moneyEstimate(Math.abs(value), se, currency);
  const verb = (mean: number): string => (mean > 0 ? 'adds' : 'takes');
  return nameBars(
    {
      title: [`Of what was learned, ${first.noun} matters most: it ${verb(first.mean)} ${money(Math.abs(supported(first.mean, first.se)), currency)}`],
      subtitle: [`What each learned model does to mean total profit, against the same futures without it, ${currency}. \u00b1 and line: standard error.`],
    },
    effects.map(({ name, mean, se }) => ({ name, value: mean, se, text: `${mean < 0 ? '\u2212' : '+'}${amount(mean, se)}`, color: mean < 0 ? ink.red : ink.blue })),
  );
};
