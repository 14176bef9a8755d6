import type { BacktestResult } from '../../../engine/studies/backtest/result.js';
import type { VegaLiteSpec } from '../../theme.js';
import { actualsFan } from './charts/actualsFan.js';
import { beliefs } from './charts/beliefs.js';
import { placesHistogram } from './charts/places.js';

/** Every chart of a backtest by its name: `beliefs`, then `MEASURE.actuals` and `MEASURE.places` of each measure. */
export const backtestCharts = (result: BacktestResult): Readonly<Record<string, VegaLiteSpec>> => {
  const inputs = beliefs(result);
  return Object.fromEntries([
    ...(inputs === undefined ? [] : [['beliefs', inputs] as const]),
    ...result.measures.flatMap((measure) => {
      const places = placesHistogram(measure, result);
      return [[`${measure.name}.actuals`, actualsFan(measure, result)] as const, ...(places === undefined ? [] : [[`${measure.name}.places`, places] as const])];
    }),
  ]);
};
