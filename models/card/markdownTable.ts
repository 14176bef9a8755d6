/** A text that means itself in Markdown, on one line, within a table too. */
export const inMarkdown = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ').replace(/[\\|<>*_[\]#]/g, '\\$&');

/** A table; a cell in backticks is code and stays as it is, but for the bars that would end it. */
export const markdownTable = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings.map(inMarkdown), headings.map(() => '---'), ...rows.map((row) => row.map(cell))].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const cell = (text: string): string => (/^`[^`]*`$/.test(text) ? text.replaceAll('|', '\\|') : inMarkdown(text));
