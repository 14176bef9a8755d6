import { plot } from '../theme.js';

/** A text at the right end of a line, at the value that it names. */
export interface EndLabel {
  readonly text: string;
  readonly value: number;
}

/** Pixels between the middles of two labels. */
const gap = 16;

/**
 * Moves labels apart that would overlap, each as little as its neighbours allow, in their order from top to bottom.
 * @param domain lowest and highest value of the axis
 */
export const spreadLabels = (labels: readonly EndLabel[], domain: readonly [number, number], height: number = plot.height): EndLabel[] => {
  const perPixel = (domain[1] - domain[0]) / height;
  const pixels = (value: number): number => (domain[1] - value) / perPixel;
  const sorted = [...labels].sort((one, other) => other.value - one.value);
  const places = sorted.map(({ value }) => pixels(value));
  // Down from the top, then back up from the bottom edge.
  for (let index = 1; index < places.length; index++) {
    places[index] = Math.max(places[index] ?? 0, (places[index - 1] ?? 0) + gap);
  }
  let floor = height;
  for (let index = places.length - 1; index >= 0; index--) {
    places[index] = Math.min(places[index] ?? 0, floor);
    floor = (places[index] ?? 0) - gap;
  }
  return sorted.map(({ text }, index) => ({ text, value: domain[1] - (places[index] ?? 0) * perPixel }));
};
