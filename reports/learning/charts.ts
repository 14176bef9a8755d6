import type { FitCharts } from '../../models/fit.js';
import type { Named } from '../named.js';
import type { VegaLiteSpec } from '../theme.js';
import { backtestFan } from './backtestFan.js';
import { calibration } from './calibration.js';
import { contest } from './contest.js';
import { frequency } from './frequency.js';
import { importance } from './importance.js';
import { learningCurve } from './learningCurve.js';
import { survival } from './survival.js';

export type FitChartName = 'backtestFan' | 'contest' | 'survival' | 'frequency' | 'calibration' | 'importance' | 'learningCurve';

const drawn = <T>(name: FitChartName, data: T | undefined, draw: (data: T) => VegaLiteSpec): readonly (readonly [FitChartName, VegaLiteSpec])[] =>
  data === undefined ? [] : [[name, draw(data)]];

/** Every chart of a fit as a Vega-Lite specification with its data inside, in the order in which its page shows them: results first, training last. */
export const fitCharts = (charts: FitCharts): Named<FitChartName, VegaLiteSpec> =>
  Object.fromEntries([
    ...drawn('backtestFan', charts.backtest, backtestFan),
    ...drawn('contest', charts.contest, contest),
    ...drawn('survival', charts.survival, survival),
    ...drawn('frequency', charts.frequency, frequency),
    ...drawn('calibration', charts.calibration, calibration),
    ...drawn('importance', charts.importance, importance),
    ...drawn('learningCurve', charts.learning, learningCurve),
  ]) as Named<FitChartName, VegaLiteSpec>;
