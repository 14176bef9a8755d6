import { capital } from '../sentence.js';
import { cellTable } from '../html/cellTable.js';
import { escapeHtml } from '../html/escape.js';
import { figures, htmlPage, section } from '../html/page.js';
import { below } from '../html/table.js';
import { wordTable } from '../html/wordTables.js';
import type { StudyDocument } from './studyDocument.js';

const sentences = (texts: readonly string[]): string => (texts.length === 0 ? '' : `<ul>${texts.map((text) => `<li>${escapeHtml(capital(text))}</li>`).join('')}</ul>`);

/**
 * A study as one HTML file with its font inside: no script, no network, opens from a disk, prints on A4.
 * @param svgs every chart, drawn
 */
export const studyPage = (document: StudyDocument, svgs: Readonly<Record<string, string>>): string =>
  htmlPage({
    title: document.title,
    about: document.about,
    basis: document.basis,
    headline: document.findings.map(capital),
    sections: [
      ...document.sections.map(({ title, charts = [], tables = [] }) =>
        section(
          title,
          below(figures(Object.fromEntries(charts.flatMap((name) => (svgs[name] === undefined ? [] : [[name, svgs[name]]])))), ...tables.map(cellTable)),
        ),
      ),
      section('What it does not say', sentences(document.limits)),
      section('Where the numbers come from', wordTable('With these, the same numbers come out again', document.provenance, 'words hash')),
    ].join(''),
    version: document.version,
  });
