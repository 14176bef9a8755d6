import type { SensitivityResult } from '../../../engine/studies/sensitivity/result.js';
import type { VegaLiteSpec } from '../../theme.js';
import { indices } from './indices.js';
import { information } from './information.js';
import { tornado } from './tornado.js';

/** The name of the chart of a decision. */
export const informationName = (decision: string): string => `information.${decision}`;

/** Every chart of a study by name, with its data inside: pure, and equal for equal results. */
export const sensitivityCharts = (result: SensitivityResult): Readonly<Record<string, VegaLiteSpec>> =>
  Object.fromEntries(
    [
      ['tornado', tornado(result)] as const,
      ['indices', indices(result)] as const,
      ...result.decisions.map((decision) => [informationName(decision.name), information(decision, result.expected)] as const),
    ].flatMap(([name, spec]) => (spec === undefined ? [] : [[name, spec]])),
  );
