import type { DistributionSpecification, ParameterSpecification } from './distributions.js';
import type { Fault } from './diagnostic.js';
import { certainInterval } from './support.js';
import type { Parameter } from './value.js';

/** An argument of a distribution, and where it stands in the expression. */
export interface Argument {
  readonly quantity: Parameter;
  readonly offset: number;
  readonly text: string;
}

/** A fault at an offset of an expression. */
export interface ExpressionFault extends Fault {
  readonly offset: number;
}

/** The range of a parameter in words: ` above 0`, ` from 0 to 1`; empty when every number will do. */
export const parameterRange = ({ low, above, high }: ParameterSpecification): string => {
  if (above !== undefined) return ` above ${above}`;
  if (low !== undefined && high !== undefined) return ` from ${low} to ${high}`;
  return low === undefined ? '' : ` of ${low} or more`;
};

/** What a distribution's parameters may not be: out of their range, not whole, or out of order. */
export const checkParameters = (specification: DistributionSpecification, given: readonly Argument[]): readonly ExpressionFault[] => {
  const outside = given.flatMap(({ quantity, offset, text }, index): ExpressionFault[] => {
    const parameter = specification.parameters[index];
    const [least, most] = certainInterval(quantity);
    const { low = -Infinity, above = -Infinity, high = Infinity } = parameter;
    const whole = parameter.whole !== true || quantity.randomness !== 'known' || Number.isInteger(quantity.value);
    if (least >= low && (above === -Infinity || least > above) && most <= high && whole) return [];
    return [
      {
        offset,
        expected: `${parameter.whole === true ? 'a whole ' : ''}${parameter.name}${parameterRange(parameter)} in ${specification.name}`,
        found: text,
      },
    ];
  });
  if (outside.length > 0) return outside;
  const known = (index: number): number | undefined => {
    const quantity = given[index]?.quantity;
    return quantity?.randomness === 'known' ? quantity.value : undefined;
  };
  const fallen = specification.ascending.find(({ from, to, mayBeEqual }) => {
    const first = known(from);
    const second = known(to);
    return first !== undefined && second !== undefined && (mayBeEqual ? first > second : first >= second);
  });
  if (fallen === undefined) return [];
  const names = specification.parameters.map(({ name }) => name);
  const relation = names.length === 2 ? names.join(' < ') : `${names.join(' <= ')} and ${names[0]} < ${names[names.length - 1]}`;
  return [
    {
      offset: given[0].offset,
      expected: `${relation} in ${specification.name}`,
      found: given.map(({ text }) => text).join(', '),
      hint: `write ${specification.name}(${names.join(', ')}), smallest first`,
    },
  ];
};
