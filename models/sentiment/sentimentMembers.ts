import seedrandom from 'seedrandom';
import type { TablesOf } from '../../scenarios/storedModel.js';
import { meanOf } from '../metrics/measure.js';
import { autoregression, type Autoregression } from './autoregression.js';
import type { MonthCounts } from './monthlyIndex.js';

/**
 * Members of the ensemble. Persistence and noise: refitted to series that the fitted process makes with its own residuals, drawn anew
 * (residual bootstrap, B. Efron & R. Tibshirani, "An Introduction to the Bootstrap", 1993, section 8.5). Where it stands: from the texts of the last
 * month, drawn anew, because few texts leave the mood of a month uncertain.
 * @param series [month] the standardised index
 * @param last texts of the last month
 * @param startOf the standardised index of a month with such a balance of positive over negative texts
 */
export const sentimentMembers = (
  series: readonly number[],
  { persistence, residuals }: Autoregression,
  last: MonthCounts,
  startOf: (balance: number) => number,
  members: number,
  seed: string,
): TablesOf<'sentiment'> => {
  const centre = meanOf(residuals);
  const centred = residuals.map((value) => value - centre);
  const refits = Array.from({ length: members }, (_, member) => {
    const draw = seedrandom(`${seed} sentiment member ${member}`);
    let level = series[0];
    const made = series.map((_value, month) => (level = month === 0 ? level : persistence * level + centred[Math.floor(draw() * centred.length)]));
    const texts = last.positive + last.neutral + last.negative;
    let balance = 0;
    for (let text = 0; text < texts; text++) {
      const which = draw() * texts;
      balance += which < last.positive ? 1 : which < last.positive + last.negative ? -1 : 0;
    }
    return { ...autoregression(made), start: startOf(balance) };
  });
  return { persistence: refits.map((refit) => refit.persistence), noise: refits.map((refit) => refit.noise), start: refits.map(({ start }) => start) };
};
