import type { StressResult } from '../../../engine/studies/stress/result.js';
import type { VegaLiteSpec } from '../../theme.js';
import { frontier } from './frontier.js';
import { stressBars } from './stressBars.js';
import { waterfall } from './waterfall.js';

/** Every chart of a study by name, with its data inside: pure, and equal for equal results. */
export const stressCharts = (result: StressResult): Readonly<Record<string, VegaLiteSpec>> =>
  Object.fromEntries(
    [
      ['waterfall', waterfall(result)] as const,
      ['frontier', frontier(result)] as const,
      ['stresses', stressBars(result)] as const,
    ].flatMap(([name, spec]) => (spec === undefined ? [] : [[name, spec]])),
  );
