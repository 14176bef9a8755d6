/** What a document says where its made part begins and ends. */
export interface Marks {
  readonly begin: string;
  readonly end: string;
}

/** Markdown of a table. */
export const tableOf = (heading: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
};

/** A document with what stands between the marks made afresh; undefined: a mark is missing. */
export const madeBetween = (text: string, { begin, end }: Marks, made: string): string | undefined => {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  return from < 0 || to < from ? undefined : `${text.slice(0, from + begin.length)}\n\n${made}\n\n${text.slice(to)}`;
};
