import type { Summary } from '../engine/summary.js';
import { chartNames, type ChartName } from './charts.js';
import { embeddedInter } from './fonts.js';
import { basis, headline } from './headline.js';
import { escapeHtml } from './html/escape.js';
import { styleSheet } from './html/style.js';
import { periodTable, provenanceTable, rangeTable, riskTable } from './html/tables.js';

/** A text that the report shows as its source: a scenario file, or one that it extends. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

const figures = (charts: Readonly<Record<ChartName, string>>): string =>
  chartNames.map((name) => `<figure id="${name}">${charts[name]}</figure>`).join('\n');

const sources = (texts: readonly SourceText[]): string =>
  texts.map(({ file, text }) => `<p class="note">${escapeHtml(file)}</p>\n<pre>${escapeHtml(text)}</pre>`).join('\n');

const pageOf = (summary: Summary, style: string, texts: readonly SourceText[], charts: Readonly<Record<ChartName, string>>): string => {
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
<section aria-label="Charts">
<h2>How it can turn out</h2>
${figures(charts)}
</section>
<section aria-label="Risk ranges">
<h2>Risk ranges</h2>
${rangeTable(summary)}
<br>
${riskTable(summary)}
</section>
<section aria-label="By period">
<h2>Over time</h2>
${periodTable(summary)}
</section>
<section aria-label="Scenario">
<h2>The scenario</h2>
${sources(texts)}
</section>
<section aria-label="Provenance">
<h2>Where the numbers come from</h2>
${provenanceTable(summary)}
</section>
</main>
</body>
</html>
`;
};

/**
 * The whole report as one HTML file with its font inside: no script, no network, opens from a disk, prints on A4.
 * @param texts the scenario's files as they were read
 * @param charts every chart as SVG
 */
export const htmlReport = (summary: Summary, texts: readonly SourceText[], charts: Readonly<Record<ChartName, string>>): string => {
  const letters = pageOf(summary, '', texts, charts);
  return pageOf(summary, `${embeddedInter(letters)}${styleSheet}`, texts, charts);
};
