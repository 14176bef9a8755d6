import * as fc from 'fast-check';
import type { Distribution } from '../../../scenarios/value.js';

type Settled = Distribution<number>;

/** Thousandths: plans are not written in subnormal numbers. */
const real = (min: number, max: number) => fc.integer({ min: Math.round(1000 * min), max: Math.round(1000 * max) }).map((n) => n / 1000);
const ordered = (count: number) =>
  fc.array(real(-100, 100), { minLength: count, maxLength: count }).map((ends) => ends.toSorted((a, b) => a - b));

/** Every kind of one component, with the moderate parameters that plans are written with; degenerate ones included. */
export const simpleDistribution: fc.Arbitrary<Settled> = fc.oneof(
  fc.record({ kind: fc.constant('normal' as const), mean: real(-100, 100), sd: fc.oneof(fc.constant(0), real(0.01, 50)) }),
  fc.record({ kind: fc.constant('lognormal' as const), median: real(0.01, 1000), sigma: fc.oneof(fc.constant(0), real(0.01, 1)) }),
  ordered(2).map(([low, high]) => ({ kind: 'uniform' as const, low, high })),
  ordered(3).map(([low, mode, high]) => ({ kind: 'triangular' as const, low, mode, high })),
  ordered(3).map(([low, mode, high]) => ({ kind: 'pert' as const, low, mode, high })),
  ordered(2).map(([low, high]) => ({ kind: 'range' as const, low, high })),
  fc.array(real(0.001, 0.999), { minLength: 2, maxLength: 2 }).map(([one, other]) => ({ kind: 'shareRange' as const, low: Math.min(one, other), high: Math.max(one, other) })),
  fc.record({ kind: fc.constant('beta' as const), alpha: real(0.5, 20), beta: real(0.5, 20) }),
  fc.record({ kind: fc.constant('gamma' as const), mean: real(0, 1000), cv: fc.oneof(fc.constant(0), real(0.01, 1.5)) }),
  fc.record({ kind: fc.constant('exponential' as const), mean: real(0, 1000) }),
  fc.record({ kind: fc.constant('weibull' as const), shape: real(0.7, 5), scale: real(0, 100) }),
  fc.record({ kind: fc.constant('poisson' as const), mean: real(0, 200) }),
  fc.record({ kind: fc.constant('binomial' as const), count: fc.integer({ min: 0, max: 200 }), probability: real(0, 1) }),
  fc.record({ kind: fc.constant('bernoulli' as const), probability: real(0, 1) }),
  fc.record({ kind: fc.constant('pareto' as const), minimum: real(0.01, 10), shape: real(4, 10) }),
  fc.record({ kind: fc.constant('student' as const), freedom: real(4, 50), location: real(-10, 10), scale: real(0, 10) }),
  fc
    .array(fc.record({ value: real(-50, 50), weight: real(0.1, 10) }), { minLength: 1, maxLength: 6 })
    .map((outcomes) => ({ kind: 'discrete' as const, outcomes })),
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: 3 }), real(-50, 50)), { minLength: 1, maxLength: 8 })
    .map((values) => ({ kind: 'empirical' as const, file: 'history.csv', values })),
);

/** As `simpleDistribution`, and mixtures of them. */
export const distribution: fc.Arbitrary<Settled> = fc.oneof(
  { weight: 3, arbitrary: simpleDistribution },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.record({ distribution: simpleDistribution, weight: real(0.1, 10) }), { minLength: 1, maxLength: 3 })
      .map((components) => ({ kind: 'mixture' as const, components })),
  },
);
