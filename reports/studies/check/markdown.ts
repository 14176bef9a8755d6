import type { CheckResult } from '../../../engine/studies/check/result.js';
import type { CellTable } from '../../cellTable.js';
import { cellTexts } from '../../cells.js';
import { checkDocument } from './document.js';
import { checkHeadline } from './findings.js';
import { moveTables, verdictTable } from './tables.js';

/** By which the comment of an earlier check is found again; readers do not see it. */
const commentMark = '<!-- bellwether check -->';

/** A text as a cell or a sentence of Markdown shows it, whatever signs are in it. */
const plain = (text: string): string => text.replace(/[\\*_[\]|~]|<(?=[a-z/!?])/gi, (sign) => `\\${sign}`).replace(/\s+/g, ' ');

/** What a plan requires, as code. */
const code = (text: string): string => text.replace(/\s+/g, ' ').replace(/^(\u00b7 )?(.*)$/, (_, mark: string | undefined, rest: string) => `${mark ?? ''}\`${rest.replaceAll('`', "'").replaceAll('|', '\\|')}\``);

const tableOf = (table: CellTable): string => {
  const { rows, numeric } = cellTexts(table);
  const requirement = table.columns.indexOf('invariant');
  const cellOf = (cell: string, column: number): string => (cell === 'BROKEN' ? '**broken**' : column === requirement && /[<>]/.test(cell) ? code(cell) : plain(cell));
  const row = (cells: readonly string[]): string => `| ${cells.map(cellOf).join(' | ')} |`;
  const lines = [row(table.columns), `|${numeric.map((isNumber) => (isNumber ? ' --: ' : ' --- ')).join('|')}|`, ...rows.map(row)];
  return [...lines, ...(table.note === undefined ? [] : ['', plain(table.note)])].join('\n');
};

/** A check as a comment of a pull request: the verdict, a table, what moved, and the rest folded. */
export const checkMarkdown = (result: CheckResult): string => {
  const { title, basis, findings, limits, provenance } = checkDocument(result);
  const sentences = (texts: readonly string[]): string => texts.map((text) => `- ${plain(text)}`).join('\n');
  const verdicts = verdictTable(result);
  const mistakes = result.mistakes.flatMap(({ messages }) => messages);
  return `${[
    commentMark,
    `### ${plain(checkHeadline(result))}`,
    ...(verdicts.rows.length === 0 ? [] : [tableOf(verdicts)]),
    ...(mistakes.length === 0 ? [] : [`\`\`\`text\n${mistakes.join('\n').replaceAll('```', "'''")}\n\`\`\``]),
    sentences(findings.slice(1)),
    ...moveTables(result).map((table) => `**${plain(table.title)}**\n\n${tableOf(table)}`),
    `<details><summary>${plain(title)}: how this was worked out</summary>\n\n${sentences([basis, ...limits, ...provenance.map(({ name, text }) => `${name}: ${text}`)])}\n\n</details>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
};
