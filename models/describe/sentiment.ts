import type { TablesOf } from '../../scenarios/storedModel.js';
import type { FitReport } from '../fit.js';
import { spreadOf } from './spread.js';
import { acrossMembers, membersNote } from './words.js';

/** Months until half of a mood is gone: ln 0.5 / ln persistence; nothing remembers a persistence of 0 or less. */
const halfLife = (persistence: number): number => (persistence <= 0 ? 0 : persistence >= 1 ? Infinity : Math.log(0.5) / Math.log(persistence));

/** Standard deviation around which a mood settles, noise / sqrt(1 - persistence^2) (an AR(1) process); infinite where it never settles. */
const settled = (persistence: number, noise: number): number => (Math.abs(persistence) >= 1 ? Infinity : noise / Math.sqrt(1 - persistence ** 2));

const months = (number: number): string => (Number.isFinite(number) ? `${number.toFixed(1)} months` : 'no end');

const level = (value: number): string => (Number.isFinite(value) ? value.toFixed(2) : 'any level');

/** What a stored sentiment model does to the mood of a market. */
export const describeSentiment = ({ persistence, noise, start }: TablesOf<'sentiment'>): FitReport => {
  const [keeps, moves, begins] = [spreadOf(persistence), spreadOf(noise), spreadOf(start)];
  return {
    findings: [
      `Sentiment begins at ${begins.mean.toFixed(2)} on a scale from -3 to 3 and loses half of what moved it in ${months(halfLife(keeps.mean))}.`,
      `Left alone it settles around 0 with a standard deviation of ${level(settled(keeps.mean, moves.mean))}.`,
    ],
    tables: [
      {
        title: 'The process of sentiment by month',
        columns: ['', 'Mean', 'P5', 'Median', 'P95'],
        rows: [
          { name: 'persistence', spread: keeps },
          { name: 'noise', spread: moves },
          { name: 'start', spread: begins },
        ].map(({ name, spread }) => [name, acrossMembers(spread, 3), spread.p5.toFixed(3), spread.p50.toFixed(3), spread.p95.toFixed(3)]),
        note: membersNote(persistence.length),
      },
    ],
    charts: {},
    paste: [],
  };
};
