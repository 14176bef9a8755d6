import seedrandom from 'seedrandom';

/** Draws of one seeded stream, for data that is made up. */
export interface Draws {
  /** From 0 up to 1. */
  readonly uniform: () => number;
  readonly normal: (mean: number, sd: number) => number;
  readonly poisson: (mean: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Value>(values: readonly Value[]) => Value;
}

export const draws = (seed: string): Draws => {
  const uniform = seedrandom(seed);
  const normal = (mean: number, sd: number): number => mean + sd * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    normal,
    poisson: (mean) => {
      // Knuth, The Art of Computer Programming, volume 2, section 3.4.1, algorithm Q.
      const end = Math.exp(-mean);
      let count = 0;
      for (let product = uniform(); product > end; product *= uniform()) count++;
      return count;
    },
    chance: (probability) => uniform() < probability,
    pick: (values) => values[Math.floor(uniform() * values.length)],
  };
};

export const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));
export const logOdds = (chance: number): number => Math.log(chance / (1 - chance));

/** A CSV text; cells with commas, quotes or line breaks are quoted. */
export const csv = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [header, ...rows].map((row) => row.map((cell) => quoted(String(cell))).join(',')).join('\n') + '\n';

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
