import type { Summary } from '../../engine/summary.js';
import { driverLines } from '../drivers.js';
import { provenance } from '../provenance.js';
import { riskLines } from '../riskLines.js';
import { escapeHtml } from './escape.js';

const wordRows = (rows: readonly { readonly name: string; readonly text: string }[]): string =>
  rows.map(({ name, text }) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(text)}</td></tr>`).join('');

/** Words beside their names. */
export const wordTable = (caption: string, rows: readonly { readonly name: string; readonly text: string }[], className = 'words'): string =>
  `<table class="${className}"><caption>${caption}</caption><tbody>${wordRows(rows)}</tbody></table>`;

/** Ruin, runway, break-even and value at risk in words. */
export const riskTable = (summary: Summary): string => wordTable('Risks over the horizon', riskLines(summary));

/** What was learned from data and what it does; nothing where nothing was. */
export const driverTable = (summary: Summary): string => {
  const rows = driverLines(summary).map(({ name, texts }) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${texts.map(escapeHtml).join('.<br>')}.</td></tr>`);
  return rows.length === 0 ? '' : `<table class="words"><caption>Learned from data</caption><tbody>${rows.join('')}</tbody></table>`;
};

/** What ran, on what, from which seed. */
export const provenanceTable = (summary: Summary): string => wordTable('With these, the same numbers come out again', provenance(summary), 'words hash');
