import type { TablesOf } from '../../scenarios/storedModel.js';
import type { FitReport } from '../fit.js';
import { spreadOf, type Spread } from './spread.js';
import { membersNote, segmentName, share } from './words.js';

const rate = ({ mean, sd }: Spread): string => `${share(mean, 2)} \u00b1 ${share(sd, 2)}`;

/** What a stored model of losses does to segments. */
export const describeRisk = ({ segments }: TablesOf<'risk'>): FitReport => {
  const described = segments.map(({ name, people, rate: members }) => ({ name: segmentName(name), people, spread: spreadOf(members) }));
  const sorted = [...described].sort((one, other) => other.spread.mean - one.spread.mean);
  const [most, least] = [sorted[0], sorted[sorted.length - 1]];
  const none = spreadOf([0]);
  return {
    findings: [
      described.length === 1
        ? `Expected loss is ${rate(most?.spread ?? none)} of what is exposed.`
        : `Expected loss is highest in ${most?.name}, ${rate(most?.spread ?? none)} of what is exposed, and lowest in ${least?.name}, ${rate(least?.spread ?? none)}.`,
    ],
    tables: [
      {
        title: 'Expected loss, as a share of what is exposed',
        columns: ['Segment', 'People', 'Mean', 'P5', 'Median', 'P95'],
        rows: described.map(({ name, people, spread }) => [name, people, rate(spread), share(spread.p5, 2), share(spread.p50, 2), share(spread.p95, 2)]),
        note: membersNote(segments[0]?.rate.length ?? 1),
      },
    ],
    charts: {},
    paste: [],
  };
};
