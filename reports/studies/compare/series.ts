import { ink } from '../../theme.js';

/** Most scenarios that lines can be told apart of. */
export const mostDrawn = 4;

/** How each scenario is drawn, the base first: told apart by its dashes, in grey too. */
export const lineStyles: readonly { readonly color: string; readonly dash: readonly number[]; readonly shape: string }[] = [
  { color: ink.blue, dash: [1, 0], shape: 'circle' },
  { color: ink.red, dash: [8, 4], shape: 'square' },
  { color: ink.text, dash: [2, 3], shape: 'triangle-up' },
  { color: ink.muted, dash: [10, 3, 2, 3], shape: 'diamond' },
];

/** A name no longer than a label has room for. */
export const shortened = (name: string, letters = 26): string => (name.length <= letters ? name : `${name.slice(0, letters - 1).trimEnd()}\u2026`);
