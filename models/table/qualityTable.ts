import type { CardMetric } from '../../scenarios/storedModel.js';
import type { FitTable } from '../fit.js';

/** Figures of held-out rows beside what they are compared with. */
export const qualityTable = (title: string, metrics: readonly CardMetric[]): FitTable => ({
  title,
  columns: ['Measure', 'Value', 'Standard error', 'Compared with', 'Its value'],
  rows: metrics.map(({ name, value, se, baseline }) => [name, value, se ?? '', baseline?.name ?? '', baseline?.value ?? '']),
});
