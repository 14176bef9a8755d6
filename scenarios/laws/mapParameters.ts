import type { Distribution, Parameter } from '../value.js';

/** The same law with every parameter replaced, in a fixed order. */
export function mapParameters(distribution: Distribution, replace: (parameter: Parameter) => number): Distribution<number> {
  switch (distribution.kind) {
    case 'discrete':
    case 'empirical':
    case 'members':
      return distribution;
    case 'learned':
      return { ...distribution, member: replace(distribution.member) };
    case 'mixture':
      return {
        kind: 'mixture',
        components: distribution.components.map((component) => ({
          distribution: mapParameters(component.distribution, replace),
          weight: component.weight,
        })),
      };
    case 'truncate':
      return {
        kind: 'truncate',
        distribution: mapParameters(distribution.distribution, replace),
        low: replace(distribution.low),
        high: replace(distribution.high),
      };
    default: {
      const { kind, ...parameters } = distribution;
      const settled = Object.entries(parameters).map(([name, parameter]) => [name, replace(parameter)] as const);
      // The parameters of every other law are exactly its fields besides `kind`.
      return { kind, ...Object.fromEntries(settled) } as unknown as Distribution<number>;
    }
  }
}

/** Whether a parameter of the law is itself drawn. */
export function isNested(distribution: Distribution): boolean {
  let nested = false;
  mapParameters(distribution, (parameter) => {
    nested ||= parameter.randomness !== 'known';
    return 0;
  });
  return nested;
}
