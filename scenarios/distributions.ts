import type { Distribution, Parameter } from './value.js';

/** A parameter of a distribution: what it means and which numbers it can be. */
export interface ParameterSpecification {
  readonly name: string;
  readonly about: string;
  /** Smallest value, itself allowed. */
  readonly low?: number;
  /** Every value is larger than this one. */
  readonly above?: number;
  /** Largest value, itself allowed. */
  readonly high?: number;
  readonly whole?: boolean;
  /** The value when it is left out; only trailing parameters have one. */
  readonly default?: number;
}

/** A distribution as the language knows it: `name(parameter, ...)`. */
export interface DistributionSpecification {
  readonly name: string;
  readonly about: string;
  readonly example: string;
  readonly parameters: readonly ParameterSpecification[];
  /** Parameters (by position) that must not fall, and whether they may be equal. */
  readonly ascending: readonly { readonly from: number; readonly to: number; readonly mayBeEqual: boolean }[];
  readonly make: (parameters: readonly Parameter[]) => Distribution;
}

const below = [{ from: 0, to: 1, mayBeEqual: false }];
const peaked = [
  { from: 0, to: 2, mayBeEqual: false },
  { from: 0, to: 1, mayBeEqual: true },
  { from: 1, to: 2, mayBeEqual: true },
];
const low: ParameterSpecification = { name: 'low', about: 'smallest value' };
const mode: ParameterSpecification = { name: 'mode', about: 'most likely value' };
const high: ParameterSpecification = { name: 'high', about: 'largest value' };
const positiveMean: ParameterSpecification = { name: 'mean', about: 'mean', above: 0 };
const positiveShape: ParameterSpecification = { name: 'shape', about: 'shape', above: 0 };
const chance: ParameterSpecification = { name: 'probability', about: 'chance of a success', low: 0, high: 1 };

type Make = DistributionSpecification['make'];

const law = (
  example: string,
  about: string,
  parameters: readonly ParameterSpecification[],
  make: Make,
  ascending: DistributionSpecification['ascending'] = [],
): DistributionSpecification => ({ name: example.slice(0, example.indexOf('(')), about, example, parameters, ascending, make });

/** The distributions whose parameters are numbers (each known, or itself uncertain), in the order of the reference. */
export const distributions: readonly DistributionSpecification[] = [
  law(
    'normal(1.4, 0.3)',
    'Bell curve.',
    [
      { name: 'mean', about: 'mean' },
      { name: 'sd', about: 'standard deviation', low: 0 },
    ],
    ([mean, sd]) => ({ kind: 'normal', mean, sd }),
  ),
  law(
    'lognormal(120, 0.5)',
    'Bell curve of the logarithm: positive, long to the right.',
    [
      { name: 'median', about: 'median', above: 0 },
      { name: 'sigma', about: 'standard deviation of the natural logarithm', low: 0 },
    ],
    ([median, sigma]) => ({ kind: 'lognormal', median, sigma }),
  ),
  law(
    'uniform(0.5, 0.9)',
    'Every value between two ends equally likely.',
    [low, high],
    ([least, most]) => ({ kind: 'uniform', low: least, high: most }),
    below,
  ),
  law(
    'triangular(1%, 3%, 6%)',
    'Rises straight to the most likely value and falls straight after it.',
    [low, mode, high],
    ([least, peak, most]) => ({ kind: 'triangular', low: least, mode: peak, high: most }),
    peaked,
  ),
  law(
    'pert(1%, 3%, 6%)',
    'A smooth triangular: a beta on low to high with mean (low + 4 mode + high) / 6.',
    [low, mode, high],
    ([least, peak, most]) => ({ kind: 'pert', low: least, mode: peak, high: most }),
    peaked,
  ),
  law(
    'beta(0.7, 12)',
    'A share between 0 and 1 with mean alpha / (alpha + beta).',
    [
      { name: 'alpha', about: 'weight of 1', above: 0 },
      { name: 'beta', about: 'weight of 0', above: 0 },
    ],
    ([alpha, beta]) => ({ kind: 'beta', alpha, beta }),
  ),
  law(
    'gamma(300, 0.8)',
    'Positive, long to the right.',
    [positiveMean, { name: 'cv', about: 'coefficient of variation: standard deviation / mean', above: 0 }],
    ([mean, cv]) => ({ kind: 'gamma', mean, cv }),
  ),
  law('exponential(6)', 'Waiting time without memory.', [positiveMean], ([mean]) => ({ kind: 'exponential', mean })),
  law(
    'weibull(1.5, 24)',
    'Lifetime with a failure rate that rises (shape above 1) or falls (below 1).',
    [positiveShape, { name: 'scale', about: 'value that 63.2 % stay below', above: 0 }],
    ([shape, scale]) => ({ kind: 'weibull', shape, scale }),
  ),
  law('poisson(3)', 'Count of independent events.', [{ name: 'mean', about: 'expected count', low: 0 }], ([mean]) => ({ kind: 'poisson', mean })),
  law(
    'binomial(10, 30%)',
    'Successes among independent tries.',
    [{ name: 'count', about: 'tries', low: 0, whole: true }, chance],
    ([count, probability]) => ({ kind: 'binomial', count, probability }),
  ),
  law('bernoulli(70%)', '1 with a chance, else 0.', [chance], ([probability]) => ({ kind: 'bernoulli', probability })),
  law(
    'pareto(1000, 2.5)',
    'Power law above a smallest value.',
    [{ name: 'minimum', about: 'smallest value', above: 0 }, positiveShape],
    ([minimum, shape]) => ({ kind: 'pareto', minimum, shape }),
  ),
  law(
    'student(4, 100, 15)',
    'Bell curve with heavy tails.',
    [
      { name: 'freedom', about: 'degrees of freedom', above: 0 },
      { name: 'location', about: 'centre', default: 0 },
      { name: 'scale', about: 'scale', above: 0, default: 1 },
    ],
    ([freedom, location, scale]) => ({ kind: 'student', freedom, location, scale }),
  ),
];

/** A distribution whose arguments are not all plain numbers, as the reference shows it. */
export interface CompoundSpecification {
  readonly name: string;
  readonly form: string;
  readonly about: string;
  readonly example: string;
}

/** The distributions made of pairs, of data, or of other distributions. */
export const compounds: readonly CompoundSpecification[] = [
  {
    name: 'discrete',
    form: 'discrete(value, weight, value, weight, ...)',
    about: 'One of some known values, in proportion to known weights above 0.',
    example: 'discrete(99, 2, 119, 1)',
  },
  {
    name: 'empirical',
    form: 'empirical(file[, column])',
    about:
      'One of the observations in a CSV file beside the scenario, each equally likely. The column is a name from the first row or a number from 1; it may be left out where there is one column.',
    example: 'empirical(tickets.csv, per_month)',
  },
  {
    name: 'mixture',
    form: 'mixture(distribution, weight, distribution, weight, ...)',
    about: 'First one of some distributions, in proportion to known weights above 0, then a value from it.',
    example: 'mixture(normal(20, 3), 0.7, normal(60, 5), 0.3)',
  },
  {
    name: 'truncate',
    form: 'truncate(distribution, low, high)',
    about: 'A distribution, given that the value is between low and high.',
    example: 'truncate(normal(3%, 2%), 0, 10%)',
  },
];

/** Every name that can stand before a parenthesis. */
export const distributionNames: readonly string[] = [...distributions, ...compounds].map(({ name }) => name);
