/** Breaks a text at spaces into lines of at most `length` characters; a longer word keeps a line to itself. */
export const wrap = (text: string, length: number): string[] =>
  text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines[lines.length - 1];
    if (last === undefined || last.length + 1 + word.length > length) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
