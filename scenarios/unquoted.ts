import { isPair, isScalar } from 'yaml';
import type { Pair, Scalar } from 'yaml';

/** An expression that YAML has cut at its commas, put together again: `text` from the offsets `start` to `end` of the file. */
export interface Unquoted {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A pair of a flow map, or several that belong together. */
export interface Joined {
  readonly pair: Pair;
  readonly unquoted?: Unquoted;
}

/**
 * Finds the forgotten quotes in `{ churn: pert(1%, 3%, 6%) }`: YAML reads it as the keys `churn` (with `pert(1%`), `3%` and `6%)`.
 * Bare keys that follow a value with an open parenthesis are joined to it until the parenthesis closes.
 */
export const joinUnquoted = (items: readonly unknown[], text: string): readonly Joined[] => {
  const joined: Joined[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const pair = items[at];
    if (!isPair(pair)) continue;
    const value = plainScalar(pair.value);
    let open = value === undefined ? 0 : openParentheses(value.source ?? '');
    let end = at;
    while (open > 0) {
      const next = items[end + 1];
      const bare = isPair(next) && next.value === null ? plainScalar(next.key) : undefined;
      if (bare === undefined) break;
      open += openParentheses(bare.source ?? '');
      end += 1;
    }
    const start = value?.range?.[0];
    const last = items[end];
    const stop = isPair(last) ? plainScalar(last.key)?.range?.[1] : undefined;
    if (end > at && start !== undefined && stop !== undefined) {
      joined.push({ pair, unquoted: { text: text.slice(start, stop), start, end: stop } });
      at = end;
    } else joined.push({ pair });
  }
  return joined;
};

const plainScalar = (node: unknown): Scalar | undefined => (isScalar(node) && node.type === 'PLAIN' ? node : undefined);

const openParentheses = (text: string): number => text.split('(').length - text.split(')').length;
