import type { OptimisationResult } from '../../../engine/studies/optimise/result.js';
import type { VegaLiteSpec } from '../../theme.js';
import { curveChart } from './curveChart.js';
import { settingMap } from './settingMap.js';

/** The objective along each variable, by name: `along_offer_basic_price`. */
export const curveCharts = (result: OptimisationResult): Readonly<Record<string, VegaLiteSpec>> =>
  Object.fromEntries(
    result.variables.flatMap((variable) => {
      const spec = curveChart(result, variable);
      return spec === undefined ? [] : [[`along_${variable.path.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/_$/, '')}`, spec]];
    }),
  );

/** The settings that were tried, where there are two variables. */
export const mapChart = (result: OptimisationResult): Readonly<Record<string, VegaLiteSpec>> => {
  const map = settingMap(result);
  return map === undefined ? {} : { map };
};

/** Every chart of the study, in the order in which its page shows them. */
export const optimisationCharts = (result: OptimisationResult): Readonly<Record<string, VegaLiteSpec>> => ({ ...curveCharts(result), ...mapChart(result) });
