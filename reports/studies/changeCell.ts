/** Longest text of a value that a cell has room for. */
const longest = 72;

/** What stands in a file, as a cell of a table of changes; a whole part of a file is cut short. */
export const changeCell = (text: string | null, none: string): string => {
  if (text === null) return none;
  return text.length <= longest ? text : `${text.slice(0, longest - 2).trimEnd()} \u2026`;
};
