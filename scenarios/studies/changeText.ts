import { pathText, type Path } from '../diagnostic.js';
import type { Tree } from '../tree.js';
import { treeText } from '../treeText.js';
import type { Change, Loaded } from './changes.js';
import { labelOf } from './inputLabel.js';

/** A change as a result holds it and a report shows it. */
export interface ChangeText {
  /** `offer.basic.price[1].from`. */
  readonly path: string;
  /** What is changed, `Price of basic`, `Competitor rival`. */
  readonly label: string;
  /** The change in the middle of a sentence, `raising the price of basic from 99 to 119`, `adding the competitor rival`. */
  readonly words: string;
  /** As it is written, on one line; null: nothing stands there. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The changes between two files, told. */
export const changeTextOf =
  (first: Loaded, second: Loaded) =>
  ({ path, from, to }: Change): ChangeText => {
    const written = pathText(path);
    const [before, after] = [from, to].map((tree) => (tree === undefined ? null : treeText(tree)));
    const label = wholes[written] ?? partAt(path) ?? labelOf((to === undefined ? first : second).tree, written);
    const the = `the ${small(on(label))}`;
    const words = from === undefined ? `adding ${the}` : to === undefined ? `removing ${the}` : `${verbFor(first, second, written, [from, to])} ${the}${between(from, to)}`;
    return { path: written, label, words, from: before, to: after };
  };

/** Lists as wholes. */
const wholes: Readonly<Record<string, string>> = { correlate: 'Correlations', policies: 'Policies', 'finance.funding': 'Rounds of funding', 'finance.loans': 'Loans' };

/** What the named parts of sections are, by where they stand. */
const parts: readonly (readonly [section: string, noun: string])[] = [
  ['market', 'segment'],
  ['reach.channels', 'channel'],
  ['offer', 'plan'],
  ['competitors', 'competitor'],
  ['indices', 'index'],
  ['costs', 'cost of'],
  ['revenue', 'revenue from'],
  ['capacity', 'capacity'],
  ['levers', 'lever'],
  ['events', 'event'],
];

/** `Competitor rival` of a part as a whole; undefined: it is something inside one. */
const partAt = (path: Path): string | undefined => {
  const noun = parts.find(([section]) => section === pathText(path.slice(0, -1)))?.[1];
  return noun === undefined ? undefined : capital(`${noun} ${String(path[path.length - 1]).replaceAll('_', ' ')}`);
};

const month = /^\d{4}-\d{2}$/;

const verbFor = (first: Loaded, second: Loaded, path: string, trees: readonly Tree[]): string => {
  if (trees.every((tree) => tree.kind === 'scalar' && month.test(tree.text))) return 'moving';
  const [before, after] = [first, second].map(({ values }) => values.get(path)?.quantity);
  if (before?.randomness !== 'known' || after?.randomness !== 'known') return 'changing';
  return after.value > before.value ? 'raising' : 'lowering';
};

/** Longest text of a value that a sentence has room for. */
const longest = 40;

const between = (from: Tree, to: Tree): string => {
  const [before, after] = [spoken(from), spoken(to)];
  if (before.length > longest || after.length > longest) return '';
  // `from 20 to 30 to 25 to 40` would be read in any way.
  return `${before} ${after}`.includes(' to ') ? ` (before: ${before}; now: ${after})` : ` from ${before} to ${after}`;
};

/** `99 (119 from 2028-01)`, `3600 with a growth of 6%/year`; else as it is written. */
const spoken = (tree: Tree): string => {
  const scalar = (map: Tree, key: string): string | undefined => {
    const found = map.kind === 'map' ? map.entries.get(key)?.tree : undefined;
    return found?.kind === 'scalar' ? found.text : undefined;
  };
  const [value, growth] = [scalar(tree, 'value'), scalar(tree, 'growth')];
  if (tree.kind === 'map' && tree.entries.size === 2 && value !== undefined && growth !== undefined) return `${value} with a growth of ${growth}`;
  if (tree.kind !== 'list') return treeText(tree);
  const entries = tree.items.map((item) => ({ from: scalar(item, 'from'), value: scalar(item, 'value') }));
  const scheduled = entries.length > 1 && entries.every((entry, place) => entry.value !== undefined && (place === 0) === (entry.from === undefined));
  return scheduled ? `${entries[0]?.value} (${entries.slice(1).map((entry) => `${entry.value} from ${entry.from}`).join(', ')})` : treeText(tree);
};

/** `Price of basic from 2028-01 on`: what follows it is another `from`. */
const on = (label: string): string => (/ from \d{4}-\d{2}$/.test(label) ? `${label} on` : label);

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const small = (text: string): string => (/^[A-Z][a-z-]/.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text);
