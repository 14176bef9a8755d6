import type { Summary } from '../engine/summary.js';
import { chartEntries, type Charts } from './charts.js';
import { embeddedInter } from './fonts.js';
import { basis, headline } from './headline.js';
import { escapeHtml } from './html/escape.js';
import { partTables } from './html/partTables.js';
import { periodTable } from './html/periodTable.js';
import { economicsTable, lineTable, rangeTable } from './html/rangeTables.js';
import { statementTable } from './html/statementTable.js';
import { styleSheet } from './html/style.js';
import { below } from './html/table.js';
import { driverTable, provenanceTable, riskTable } from './html/wordTables.js';
import { withReadableNames } from './readableNames.js';

/** A text that the report shows as its source: a scenario file, or one that it extends. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

const figures = (charts: Charts<string>): string =>
  chartEntries(charts)
    .map(([name, svg]) => `<figure id="${name}">${svg}</figure>`)
    .join('\n');

/** A part of the page under a heading; nothing where it would be empty. */
const section = (title: string, content: string): string =>
  content === '' ? '' : `<section aria-label="${title}">\n<h2>${title}</h2>\n${content}\n</section>\n`;

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

const pageOf = (summary: Summary, style: string, texts: readonly SourceText[], charts: Charts<string>): string => {
  const { name, about } = summary.scenario;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Bellwether ${escapeHtml(summary.versions.bellwether)}">
<title>${escapeHtml(name)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>${escapeHtml(name)}</h1>
${about === undefined ? '' : `<p class="about">${escapeHtml(about)}</p>\n`}<p class="basis">${escapeHtml(basis(summary))}</p>
<ul class="headline">
${headline(summary).map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('\n')}
</ul>
</header>
${sections(summary, texts, charts)}</main>
</body>
</html>
`;
};

/**
 * The whole report as one HTML file with its font inside: no script, no network, opens from a disk, prints on A4.
 * @param texts the scenario's files as they were read
 * @param charts every chart as SVG
 */
export const htmlReport = (summary: Summary, texts: readonly SourceText[], charts: Charts<string>): string => {
  const shown = withReadableNames(summary);
  const letters = pageOf(shown, '', texts, charts);
  return pageOf(shown, `${embeddedInter(letters)}${styleSheet}`, texts, charts);
};
