import type { FitCharts } from '../../models/fit.js';
import { compact, plural } from '../numbers.js';
import { ink, type VegaLiteSpec } from '../theme.js';
import { nameBars } from '../charts/nameBars.js';
import { figure } from '../sentence.js';

type Importance = NonNullable<FitCharts['importance']>;

/** Most features that are drawn; the others matter less. */
const mostBars = 15;

const finding = (loss: string, [first, second]: Importance['features']): string[] => {
  if (first === undefined || first.rise <= 0) return ['No feature matters: shuffling any of them leaves the loss as it is'];
  const most = `${first.name} matters most: without it ${loss} rises by ${figure(first.rise, first.se)}`;
  return second !== undefined && second.rise > 0 ? [most, `${compact(Number((first.rise / second.rise).toPrecision(2)))} times as much as without ${second.name}`] : [most];
};

/** How much worse predictions become when a feature is shuffled, on rows that training did not see. */
export const importance = ({ loss, features }: Importance): VegaLiteSpec => {
  const sorted = [...features].sort((one, other) => other.rise - one.rise);
  const shown = sorted.slice(0, mostBars);
  const rest = sorted.length - shown.length;
  return nameBars(
    {
      title: finding(loss, sorted),
      subtitle: [
        `Rise of ${loss} on held-out rows when a feature is shuffled, so that it tells nothing. After \u00b1 and as a line: standard error over shuffles.`,
        ...(rest > 0 ? [`Not drawn, because they matter less: ${plural(rest, 'feature')}.`] : []),
      ],
    },
    shown.map(({ name, rise, se }) => ({ name, value: rise, se, text: figure(rise, se), color: rise > 0 ? ink.band : ink.grid })),
  );
};
