import * as vega from 'vega';
import { compile } from 'vega-lite';
import { textWidth } from './fonts.js';
import { escapeHtml } from './html/escape.js';
import { entriesOf, type Named } from './named.js';
import type { VegaLiteSpec } from './theme.js';

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
}

/** Vega exports how it measures text, but its types do not say so. */
const { textMetrics } = vega as unknown as { textMetrics: { width: (item: TextItem, text: unknown) => number } };

const isBold = ({ fontWeight }: TextItem): boolean => fontWeight === 'bold' || Number(fontWeight) >= 600;

/** Without a canvas Vega guesses widths, and margins and legends come out wrong; these are the real ones. */
textMetrics.width = (item, text) => textWidth(String(text ?? ''), item.fontSize ?? 11, isBold(item));

/**
 * Draws a chart as SVG text, the same on every machine: no canvas, no clock, no network.
 * The chart's description becomes its label for screen readers.
 */
export const toSvg = async (spec: VegaLiteSpec): Promise<string> => {
  vega.resetSVGDefIds();
  const runtime = vega.parse(compile(spec, { logger: vega.logger(vega.Error) }).spec);
  const view = new vega.View(runtime, { renderer: 'none', logLevel: vega.Error });
  const svg = await view.toSVG();
  view.finalize();
  return svg.replace('<svg ', `<svg role="img" aria-label="${escapeHtml(spec.description ?? '')}" `);
};

/** Draws every chart of a report. */
export const toSvgs = async <Name extends string>(charts: Named<Name, VegaLiteSpec>): Promise<Named<Name, string>> => {
  const drawn: [Name, string][] = [];
  for (const [name, spec] of entriesOf(charts)) drawn.push([name, await toSvg(spec)]);
  return Object.fromEntries(drawn) as Named<Name, string>;
};
