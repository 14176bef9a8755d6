import type { StressResult } from '../../../engine/studies/stress/result.js';
import { nameBars } from '../../charts/nameBars.js';
import { money, plural, supported } from '../../numbers.js';
import { ink, type VegaLiteSpec } from '../../theme.js';
import { stressName } from './findings.js';

/** Median profit without a stress and under each, red where it breaks something that must hold; undefined where there are no named stresses. */
export const stressBars = ({ stresses, requirements, scenario }: StressResult): VegaLiteSpec | undefined => {
  const [first] = stresses;
  if (first === undefined) return undefined;
  const broken = (judged: readonly { readonly verdict: string }[]): number => judged.filter(({ verdict }) => verdict === 'broken').length;
  const bars = [
    { name: 'no stress', effect: first.effects[0]?.plan, breaks: requirements.filter(({ plan }) => plan?.verdict === 'broken').length },
    ...stresses.map(({ name, judged, effects }) => ({ name: stressName(name), effect: effects[0]?.value, breaks: broken(judged) })),
  ].flatMap(({ name, effect, breaks }) => (effect === undefined ? [] : [{ name, ...effect, breaks }]));
  const worst = [...bars.slice(1)].sort((one, other) => one.value - other.value)[0];
  const text = ({ value, se, breaks }: (typeof bars)[number]): string => `${money(supported(value, se), scenario.currency)}${breaks === 0 ? '' : `, breaks ${breaks} of ${requirements.length}`}`;
  return nameBars(
    {
      title: worst === undefined ? ['Named stresses'] : [`Of ${plural(stresses.length, 'named stress', 'named stresses')}, ${worst.name} costs most`],
      subtitle: [`Median profit over the ${plural(scenario.months, 'month')}, ${scenario.currency}, with its standard error. Red: something that must hold is broken.`],
    },
    bars.map((bar) => ({ name: bar.name, value: bar.value, se: bar.se, text: text(bar), color: bar.breaks > 0 ? ink.red : ink.blue })),
  );
};
