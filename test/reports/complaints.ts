import { compile } from 'vega-lite';
import type { VegaLiteSpec } from '../../reports/theme.js';

/** Compiles a chart and returns what Vega-Lite has against it. */
export const complaints = (spec: VegaLiteSpec): string[] => {
  const said: string[] = [];
  const note = (...words: readonly unknown[]) => {
    said.push(words.join(' '));
    return logger;
  };
  const logger = { level: () => logger, error: note, warn: note, info: () => logger, debug: () => logger };
  compile(spec, { logger: logger as never });
  return said;
};
