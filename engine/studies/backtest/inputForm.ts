import { parsePath } from '../../../scenarios/edit.js';
import { scalarAt, type Tree } from '../../../scenarios/tree.js';
import type { InputForm } from './result.js';

/** How the file writes the number at a path; a plain number where the file does not say. */
export function inputForm(tree: Tree, path: string): InputForm {
  const text = scalarAt(tree, parsePath(path) ?? [])?.text ?? '';
  const [, each] = /\bper\s+([\d,_]+)/.exec(text) ?? [];
  const [, period] = /\/\s*(year|month|week|day)\b/.exec(text) ?? [];
  return { percent: text.includes('%'), unit: each !== undefined ? ` per ${each}` : period !== undefined ? `/${period}` : '' };
}
