import type { Fit, FitTable } from '../../models/fit.js';
import type { FitKind } from '../../scenarios/trainingRules.js';
import { escapeHtml } from '../html/escape.js';
import { figures, htmlPage, section } from '../html/page.js';
import { cellTable } from '../html/cellTable.js';
import { below } from '../html/table.js';
import { wordTable } from '../html/wordTables.js';
import type { Named } from '../named.js';
import { cardRows, dataLine, metricTable, segmentTable } from './cardTables.js';
import type { FitChartName } from './charts.js';
import { trainedLine } from './text.js';
import { capital } from '../sentence.js';

/** What a page says of each kind before anything else. */
const abouts: Readonly<Record<FitKind, string>> = {
  recommender: 'What people like, learned from what they did.',
  forecast: 'What demand will be, learned from its history.',
  churn: 'Who leaves, learned from a table of customers.',
  price: 'What a price does to conversion, learned from offers.',
  sentiment: 'The mood of a market, learned from what was written.',
  risk: 'What is lost, learned from a table of contracts.',
  sbg: 'How long customers stay, from how many are left.',
  bgnbd: 'How often customers buy and when they stop, from their purchases.',
};

const present = (tables: readonly (FitTable | undefined)[]): FitTable[] => tables.filter((given) => given !== undefined);

const sentences = (texts: readonly string[]): string => (texts.length === 0 ? '' : `<ul>${texts.map((text) => `<li>${escapeHtml(text)}</li>`).join('')}</ul>`);

/**
 * The whole report of a fit as one HTML file with its font inside: no script, no network, opens from a disk, prints on A4.
 * @param charts every chart as SVG
 */
export const fitPage = (kind: FitKind, { card, report }: Fit, charts: Named<FitChartName, string>): string =>
  htmlPage({
    title: card.title,
    about: abouts[kind],
    basis: `${dataLine(card)}; ${trainedLine(card)}`,
    headline: report.findings.map(capital),
    sections: [
      section('What it learned', figures(charts)),
      section('In numbers', below(...report.tables.map(cellTable))),
      section('To paste into a scenario', report.paste.length === 0 ? '' : `<pre>${escapeHtml(report.paste.join('\n'))}</pre>`),
      section('What it does not say', sentences(card.limits)),
      section('The card', below(wordTable('With these, the same model comes out again', cardRows(card), 'words hash'), ...present([metricTable(card), segmentTable(card)]).map(cellTable))),
    ].join(''),
    version: card.trained.bellwether,
  });
