import { ink } from '../theme.js';
import type { Layer } from './fan.js';

/** A layer of texts. */
export interface Texts {
  readonly data: { readonly values: object[] };
  readonly mark: { readonly type: 'text'; readonly [property: string]: unknown };
  readonly encoding: object;
}

/** Texts over a line of paper around each letter, so that they can be read on whatever they cross. */
export const haloed = (texts: Texts): Layer[] =>
  [{ ...texts, mark: { ...texts.mark, stroke: ink.paper, strokeWidth: 4, color: ink.paper } }, texts] as Layer[];
