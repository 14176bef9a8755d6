import picocolors from 'picocolors';
import { capital } from '../sentence.js';
import { tableText } from '../tableText.js';
import { besideName, plainText, terminalWidth, visible } from '../terminalText.js';
import { wrap } from '../wrap.js';
import type { StudyDocument } from './studyDocument.js';

/** A study for a terminal; ends without a line break. */
export const studyText = ({ title, about, basis, findings, sections, limits }: StudyDocument, options: { readonly color: boolean }): string => {
  const paint = picocolors.createColors(options.color);
  const sentences = (texts: readonly string[]): string[] => texts.map((text) => besideName('-', capital(visible(text)), 2));
  return plainText([
    ...wrap(visible(title), terminalWidth).map((line) => paint.bold(line)),
    ...wrap(visible(about), terminalWidth),
    ...wrap(visible(basis), terminalWidth).map((line) => paint.dim(line)),
    '',
    ...sentences(findings),
    ...sections.flatMap(({ tables = [], pageOnly }) => (pageOnly === true ? [] : tables.flatMap((table) => ['', ...tableText(table, paint)]))),
    ...(limits.length === 0 ? [] : ['', paint.bold('What it does not say'), ...sentences(limits)]),
  ]);
};
