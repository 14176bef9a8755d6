import type { TablesOf } from '../../scenarios/storedModel.js';
import type { FitReport } from '../fit.js';
import { spreadOf } from './spread.js';
import { acrossMembers, membersNote, segmentName } from './words.js';

/** What conversion is multiplied by when the price rises by a share, at a constant elasticity. */
const afterRise = (elasticity: number, rise: number): number => (1 + rise) ** -elasticity;

/** What a stored price model does to conversion. */
export const describePrice = ({ segments }: TablesOf<'price'>): FitReport => {
  const described = segments.map(({ name, people, elasticity }) => ({ name: segmentName(name), people, spread: spreadOf(elasticity) }));
  const sorted = [...described].sort((one, other) => other.spread.mean - one.spread.mean);
  const [most, least] = [sorted[0], sorted[sorted.length - 1]];
  const says = (segment: typeof most): string => `${segment?.name} ${acrossMembers(segment?.spread ?? spreadOf([0]))}`;
  return {
    findings: [
      described.length === 1 ? `Elasticity of conversion is ${acrossMembers(most?.spread ?? spreadOf([0]))}.` : `Prices move ${says(most)} most and ${says(least)} least (elasticity of conversion).`,
      `A price that is 10% higher multiplies conversion of ${most?.name} by ${afterRise(most?.spread.mean ?? 0, 0.1).toFixed(3)}.`,
    ],
    tables: [
      {
        title: 'Elasticity of conversion',
        columns: ['Segment', 'People', 'Mean', 'P5', 'Median', 'P95', 'Conversion at +10%'],
        rows: described.map(({ name, people, spread }) => [name, people, acrossMembers(spread), spread.p5.toFixed(2), spread.p50.toFixed(2), spread.p95.toFixed(2), `\u00d7 ${afterRise(spread.mean, 0.1).toFixed(3)}`]),
        note: membersNote(segments[0]?.elasticity.length ?? 1),
      },
    ],
    charts: {},
    paste: [],
  };
};
