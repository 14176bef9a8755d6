import type { Summary } from '../engine/summary.js';
import type { Charts } from './charts.js';
import { basis, headline } from './headline.js';
import { escapeHtml } from './html/escape.js';
import { partTables } from './html/partTables.js';
import { figures, htmlPage, section } from './html/page.js';
import { periodTable } from './html/periodTable.js';
import { economicsTable, lineTable, rangeTable } from './html/rangeTables.js';
import { statementTable } from './html/statementTable.js';
import { below } from './html/table.js';
import { driverTable, provenanceTable, riskTable } from './html/wordTables.js';
import { withReadableNames } from './readableNames.js';

/** A text that the report shows as its source: a scenario file, or one that it extends. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

const sources = (texts: readonly SourceText[]): string =>
  texts.map(({ file, text }) => `<p class="note">${escapeHtml(file)}</p>\n<pre>${escapeHtml(text)}</pre>`).join('\n');

const sections = (summary: Summary, texts: readonly SourceText[], charts: Charts<string>): string =>
  [
    section('How it can turn out', figures(charts)),
    section('Risk ranges', below(rangeTable(summary), riskTable(summary))),
    section('What is learned', driverTable(summary)),
    section('Unit economics', economicsTable(summary)),
    section('Profit and loss', below(statementTable(summary), lineTable(summary))),
    section('Segments and plans', partTables(summary)),
    section('Over time', summary.months.length === 1 ? '' : periodTable(summary)),
    section('The scenario', sources(texts)),
    section('Where the numbers come from', provenanceTable(summary)),
  ].join('');

/**
 * The whole report as one HTML file with its font inside: no script, no network, opens from a disk, prints on A4.
 * @param texts the scenario's files as they were read
 * @param charts every chart as SVG
 */
export const htmlReport = (summary: Summary, texts: readonly SourceText[], charts: Charts<string>): string => {
  const shown = withReadableNames(summary);
  const { name, about } = shown.scenario;
  return htmlPage({
    title: name,
    about,
    basis: basis(shown),
    headline: headline(shown),
    sections: sections(shown, texts, charts),
    version: shown.versions.bellwether,
  });
};
