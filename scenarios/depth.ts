import type { CST } from 'yaml';

/**
 * How many levels of maps and lists a text has, and where the first of the deepest begins.
 * It walks without recursion: the YAML reader itself recurses, and a text made to be deep would exhaust its stack, so this is asked first.
 */
export const deepest = (tokens: readonly CST.Token[]): { readonly levels: number; readonly offset: number } => {
  const open: { token: CST.Token; level: number }[] = tokens.map((token) => ({ token, level: 0 }));
  let levels = 0;
  let offset = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, level } = next;
    if (level > levels) {
      levels = level;
      offset = token.offset;
    }
    if (token.type === 'document' && token.value !== undefined) open.push({ token: token.value, level });
    if ('items' in token)
      for (const item of token.items) {
        if (item.key) open.push({ token: item.key, level: level + 1 });
        if (item.value !== undefined) open.push({ token: item.value, level: level + 1 });
      }
  }
  return { levels, offset };
};
