import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Node, Pair, Scalar, YAMLMap } from 'yaml';
import { diagnose } from './diagnostic.js';
import type { Diagnostic, Fault, Path } from './diagnostic.js';
import { positionOf } from './source.js';
import type { Source } from './source.js';
import type { Entry, Tree } from './tree.js';
import { joinUnquoted } from './unquoted.js';
import type { Unquoted } from './unquoted.js';

/** A part of the tree with its cost when every alias is written out: how many parts, how many levels. */
export interface Measured {
  readonly tree: Tree;
  readonly parts: number;
  readonly levels: number;
}

/**
 * Turns what the YAML reader gives into a tree with places. Repeated keys, keys that are no names, lost aliases and forgotten quotes are reported and
 * passed over or mended. Aliases share what they repeat, so that the time is in the length of the text however often they repeat one another.
 */
export const convertTree = (source: Source, contents: Node | null): { readonly measured: Measured; readonly diagnostics: readonly Diagnostic[] } => {
  const diagnostics: Diagnostic[] = [];
  const anchors = new Map<string, Measured | 'open'>();
  const report = (offset: number, path: Path, fault: Fault): void => void diagnostics.push(diagnose({ source, offset }, path, fault));

  const anchored = (node: Node | null, path: Path, offset: number): Measured => {
    const anchor = node !== null && !isAlias(node) ? node.anchor : undefined;
    if (anchor !== undefined) anchors.set(anchor, 'open');
    const measured = read(node, path, offset);
    if (anchor !== undefined) anchors.set(anchor, measured);
    return measured;
  };

  const read = (node: Node | null, path: Path, offset: number): Measured => {
    const start = node?.range?.[0] ?? offset;
    if (isAlias(node)) return follow(node.source, path, start);
    if (isMap(node)) return map(node, path, start);
    if (isScalar(node)) return leaf(scalarTree(source, node, start));
    if (!isSeq(node)) return nothing(offset);
    const items = node.items.map((item, index) => anchored(asNode(item), [...path, index], start));
    return whole({ kind: 'list', items: items.map(({ tree }) => tree), place: { source, offset: start } }, items);
  };

  const map = (node: YAMLMap, path: Path, start: number): Measured => {
    const entries = new Map<string, Entry>();
    const inside: Measured[] = [];
    for (const { pair, unquoted } of joinUnquoted(node.items, node.flow === true ? source.text : '')) {
      const keyOffset = asNode(pair.key)?.range?.[0] ?? start;
      const key = keyText(pair, keyOffset, path);
      if (key === undefined) continue;
      const before = entries.get(key);
      if (before !== undefined) {
        const hint = `it stands in line ${positionOf(before.key).line} already; keep one of the two`;
        report(keyOffset, [...path, key], { expected: 'every key once in a map', found: `${key} again`, hint });
        continue;
      }
      const value = unquoted === undefined ? anchored(asNode(pair.value), [...path, key], keyOffset) : mended(unquoted, key, path);
      inside.push(value);
      entries.set(key, { key: { source, offset: keyOffset }, tree: value.tree });
    }
    return whole({ kind: 'map', entries, place: { source, offset: start } }, inside);
  };

  const mended = ({ text: written, start }: Unquoted, key: string, path: Path): Measured => {
    const text = written.replace(/\s+/g, ' ');
    report(start, [...path, key], {
      expected: 'quotes around an expression with commas inside { }',
      found: text,
      hint: `write { ${key}: "${text}" }`,
    });
    return leaf({ kind: 'scalar', value: text, text, place: { source, offset: start }, ...(text === written ? { textOffset: start } : {}) });
  };

  const nothing = (offset: number): Measured => leaf({ kind: 'scalar', value: null, text: '', place: { source, offset } });

  const follow = (name: string, path: Path, offset: number): Measured => {
    const target = anchors.get(name);
    if (target !== undefined && target !== 'open') return target;
    const found = target === 'open' ? `*${name} inside &${name} itself` : `*${name}`;
    report(offset, path, {
      expected: 'an alias of an anchor that stands above it',
      found,
      hint: `write &${name} before the value that *${name} repeats`,
    });
    return nothing(offset);
  };

  const keyText = ({ key }: Pair, offset: number, path: Path): string | undefined => {
    const repeated = isAlias(key) ? anchors.get(key.source) : undefined;
    const target = repeated === undefined || repeated === 'open' ? undefined : repeated.tree;
    const text = isScalar(key) && key.value !== null ? (key.source ?? String(key.value)) : target?.kind === 'scalar' ? target.text : undefined;
    if (text !== undefined && text !== '' && text !== '__proto__') return text;
    const empty = key === null || (isScalar(key) && !key.value);
    report(offset, path, { expected: 'a name as the key', ...(empty ? {} : { found: text ?? 'a list, a map or an alias' }) });
    return undefined;
  };

  const measured = anchored(contents, [], 0);
  return { measured, diagnostics };
};

const leaf = (tree: Tree): Measured => ({ tree, parts: 1, levels: 1 });

const whole = (tree: Tree, inside: readonly Measured[]): Measured => ({
  tree,
  parts: inside.reduce((sum, { parts }) => sum + parts, 1),
  levels: inside.reduce((most, { levels }) => Math.max(most, levels), 0) + 1,
});

const asNode = (part: unknown): Node | null => (isScalar(part) || isMap(part) || isSeq(part) || isAlias(part) ? part : null);

const scalarTree = (source: Source, { value: given, source: written, type }: Scalar, start: number): Tree => {
  const plain = given === null || typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean';
  const value = plain ? given : (written ?? String(given));
  const text = value === null ? '' : (written ?? String(value));
  const textOffset = start + (type === 'PLAIN' ? 0 : 1);
  const exact = source.text.startsWith(text, textOffset);
  return { kind: 'scalar', value, text, place: { source, offset: start }, ...(exact ? { textOffset } : {}) };
};
