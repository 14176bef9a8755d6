import type { Path } from './diagnostic.js';

const space = /\s*/y;
const word = /"(?:[^"\\]|\\.)*"|[^\s,:\]}[{"]+/y;

/**
 * The offset in a text of JSON at which the value of a path begins; of the last part that is there, where the path leads further.
 * @param text JSON that was parsed without an error
 */
export const placeInJson = (text: string, path: Path): number => {
  let at = 0;
  const skipSpace = (): void => {
    space.lastIndex = at;
    space.exec(text);
    at = space.lastIndex;
  };
  /** The word at the place, and past it. */
  const takeWord = (): string => {
    word.lastIndex = at;
    const found = word.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const take = (sign: string): boolean => {
    skipSpace();
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };
  const skipValue = (): void => {
    let depth = 0;
    do {
      skipSpace();
      const letter = text[at] ?? '';
      if (letter === '{' || letter === '[') depth += 1;
      if (letter === '}' || letter === ']') depth -= 1;
      if (/[{}[\],:]/.test(letter)) at += 1;
      else if (takeWord() === '') return;
    } while (depth > 0);
  };
  /** Moves to the value of a key or a position of what begins here; false, and nothing is moved, where there is none. */
  const enter = (step: string | number): boolean => {
    const start = at;
    const open = typeof step === 'number' ? '[' : '{';
    if (!take(open)) return false;
    for (let index = 0; !take(open === '[' ? ']' : '}'); index++) {
      skipSpace();
      const key = open === '{' ? JSON.parse(takeWord()) : index;
      if (open === '{') take(':');
      skipSpace();
      if (key === step) return true;
      skipValue();
      take(',');
    }
    at = start;
    return false;
  };
  skipSpace();
  for (const step of path) if (!enter(step)) break;
  return at;
};
