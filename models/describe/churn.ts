import type { TablesOf } from '../../scenarios/storedModel.js';
import type { FitReport } from '../fit.js';
import { spreadOf, type Spread } from './spread.js';
import { membersNote, segmentName, share } from './words.js';

type Tables = TablesOf<'churn'>;

/** A figure of each member, as what they say on average. */
const overMembers = (members: readonly Spread[], field: keyof Spread): Spread => spreadOf(members.map((spread) => spread[field]));

const yearKept = (rows: readonly number[]): number => rows.reduce((sum, chance) => sum + (1 - chance) ** 12, 0) / rows.length;

const percentAcross = ({ mean, sd }: Spread): string => `${share(mean, 2)} \u00b1 ${share(sd, 2)}`;

/** What a stored churn model does to agents: its rows become agents, each with its own chance of leaving. */
export const describeChurn = ({ segments }: Tables): FitReport => {
  const described = segments.map(({ name, people, chance }) => {
    const members = chance.map((rows) => spreadOf(rows));
    return { name: segmentName(name), people, mean: overMembers(members, 'mean'), p5: overMembers(members, 'p5'), p50: overMembers(members, 'p50'), p95: overMembers(members, 'p95'), year: spreadOf(chance.map(yearKept)) };
  });
  const sorted = [...described].sort((one, other) => other.mean.mean - one.mean.mean);
  const [worst, best] = [sorted[0], sorted[sorted.length - 1]];
  const first = described.length === 1 ? `${share(worst?.mean.mean ?? 0, 2)} of customers leave in a month on average` : `Most leave in ${worst?.name}, ${share(worst?.mean.mean ?? 0, 2)} a month, fewest in ${best?.name}, ${share(best?.mean.mean ?? 0, 2)}`;
  return {
    findings: [
      `${first}; agents differ: in ${worst?.name} one in twenty has a chance below ${share(worst?.p5.mean ?? 0, 2)}, one in twenty above ${share(worst?.p95.mean ?? 0, 2)}.`,
      `Because those who leave easily leave first, ${share(worst?.year.mean ?? 0)} of ${worst?.name} are left after 12 months; with the mean chance for all it would be ${share((1 - (worst?.mean.mean ?? 0)) ** 12)}.`,
    ],
    tables: [
      {
        title: 'Chance of leaving within a month',
        columns: ['Segment', 'People', 'Mean', 'P5', 'Median', 'P95', 'Still there after a year'],
        rows: described.map(({ name, people, mean, p5, p50, p95, year }) => [name, people, percentAcross(mean), share(p5.mean, 2), share(p50.mean, 2), share(p95.mean, 2), share(year.mean)]),
        note: membersNote(segments[0]?.chance.length ?? 1),
      },
    ],
    charts: {},
    paste: [],
  };
};
