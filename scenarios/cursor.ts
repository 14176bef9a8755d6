/** A position in an expression that moves forward as parts of it are recognised. */
export interface Cursor {
  readonly text: string;
  /** Offset of the next character that is not white space. */
  readonly offset: () => number;
  /** Takes what a sticky pattern matches at the position, spaces before it aside. */
  readonly take: (pattern: RegExp) => string | undefined;
  /** Takes what a sticky pattern matches with no space before it. */
  readonly takeHere: (pattern: RegExp) => string;
  /** Whether a sticky pattern matches at the position; nothing is taken. */
  readonly sees: (pattern: RegExp) => boolean;
  /** What is left of the text. */
  readonly rest: () => string;
}

/** A cursor at the start of a text. */
export const makeCursor = (text: string): Cursor => {
  let at = 0;
  const match = (pattern: RegExp, from: number): string | undefined => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[0];
  };
  const offset = (): number => at + (match(/\s*/y, at) ?? '').length;
  return {
    text,
    offset,
    take: (pattern) => {
      const found = match(pattern, offset());
      if (found !== undefined) at = offset() + found.length;
      return found;
    },
    takeHere: (pattern) => {
      const found = match(pattern, at) ?? '';
      at += found.length;
      return found;
    },
    sees: (pattern) => match(pattern, offset()) !== undefined,
    rest: () => text.slice(offset()).trimEnd(),
  };
};
