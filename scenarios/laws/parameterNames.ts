import type { Distribution, Quantity } from '../value.js';

/**
 * What the parameters are called that lead to one inside the law of a quantity: `['alpha']`, or `['alpha', 'high']` of a parameter's own parameter.
 * @param places as they are counted by `mapParameters`
 */
export const parameterNames = (quantity: Quantity, places: readonly number[]): string[] => {
  const names: string[] = [];
  let at: Quantity | undefined = quantity;
  for (const place of places) {
    const [name, parameter]: readonly [string, Quantity?] = at === undefined || at.randomness === 'known' ? ['parameter'] : (parametersOf(at.distribution)[place] ?? ['parameter']);
    names.push(name);
    at = parameter;
  }
  return names;
};

/** The parameters of a law with their names, in the order of `mapParameters`. */
const parametersOf = (distribution: Distribution): readonly (readonly [string, Quantity])[] => {
  switch (distribution.kind) {
    case 'discrete':
    case 'empirical':
    case 'members':
      return [];
    case 'learned':
      return [['member', distribution.member]];
    case 'mixture':
      return distribution.components.flatMap((component) => parametersOf(component.distribution));
    case 'truncate':
      return [...parametersOf(distribution.distribution), ['low', distribution.low], ['high', distribution.high]];
    default: {
      const { kind: _kind, ...parameters } = distribution;
      return Object.entries(parameters);
    }
  }
};
