import * as E from 'fp-ts/lib/Either.js';
import type { CompoundSpecification, DistributionSpecification } from './distributions.js';
import { checkParameters } from './parameters.js';
import type { Argument, ExpressionFault } from './parameters.js';
import type { Distribution, Quantity } from './value.js';

type Applied = E.Either<readonly ExpressionFault[], Distribution>;

/** A distribution of numbers with its arguments in place. Left: too few or too many, or every one that it cannot have. */
export const applyNumbers = (specification: DistributionSpecification, given: readonly Argument[], offset: number): Applied => {
  const { name, parameters, make, example } = specification;
  const least = parameters.filter((parameter) => parameter.default === undefined).length;
  if (given.length < least || given.length > parameters.length)
    return E.left([{ offset, expected: formOf(specification), found: `${given.length} parameters`, hint: `for example ${example}` }]);
  const faults = checkParameters(specification, given);
  if (faults.length > 0) return E.left(faults);
  const fallback = (index: number): Quantity => {
    const value = parameters[index].default;
    if (value === undefined) throw new Error(`${parameters[index].name} of ${name} has no default`);
    return { randomness: 'known', value };
  };
  return E.right(make(parameters.map((_, index) => given[index]?.quantity ?? fallback(index))));
};

/** How a distribution is written: `student(freedom, [location], [scale])`. */
export const formOf = ({ name, parameters }: DistributionSpecification): string =>
  `${name}(${parameters.map((parameter) => (parameter.default === undefined ? parameter.name : `[${parameter.name}]`)).join(', ')})`;

/** `discrete`, `mixture` or `truncate` with its arguments in place. Left: every argument that it cannot have. */
export const applyCompound = ({ name, form }: CompoundSpecification, given: readonly Argument[], offset: number): Applied => {
  if (name === 'truncate') return truncate(form, given, offset);
  if (given.length === 0 || given.length % 2 === 1)
    return E.left([{ offset, expected: form, found: `${given.length} parameters`, hint: 'every weight follows what it weighs' }]);
  const pairs = given.filter((_, index) => index % 2 === 0).map((first, index) => ({ first, weight: given[2 * index + 1] }));
  const faults = pairs.flatMap(({ first, weight }) => [
    ...(name === 'discrete' ? valueFaults(first) : componentFaults(first)),
    ...weightFaults(name, weight),
  ]);
  if (faults.length > 0) return E.left(faults);
  const weighed = pairs.map(({ first, weight }) => ({ quantity: first.quantity, weight: knownOf(weight) }));
  if (name === 'discrete')
    return E.right({ kind: 'discrete', outcomes: pairs.map(({ first, weight }) => ({ value: knownOf(first), weight: knownOf(weight) })) });
  const components = weighed.flatMap(({ quantity, weight }) =>
    quantity.randomness === 'known' ? [] : [{ distribution: quantity.distribution, weight }],
  );
  return E.right({ kind: 'mixture', components });
};

const knownOf = ({ quantity }: Argument): number => (quantity.randomness === 'known' ? quantity.value : NaN);

const weightFaults = (name: string, weight: Argument): readonly ExpressionFault[] =>
  knownOf(weight) > 0 ? [] : [{ offset: weight.offset, expected: `a known weight above 0 in ${name}`, found: weight.text }];

const valueFaults = ({ quantity, offset, text }: Argument): readonly ExpressionFault[] =>
  quantity.randomness === 'known' ? [] : [{ offset, expected: 'a known value in discrete', found: text, hint: 'mixture is made of distributions' }];

const componentFaults = ({ quantity, offset, text }: Argument): readonly ExpressionFault[] => {
  const hint = `discrete is made of values; discrete(${text}, 1) is a distribution`;
  return quantity.randomness === 'known' ? [{ offset, expected: 'a distribution in mixture', found: text, hint }] : [];
};

const truncate = (form: string, given: readonly Argument[], offset: number): Applied => {
  const [inner, low, high] = given;
  if (given.length !== 3) return E.left([{ offset, expected: form, found: `${given.length} parameters` }]);
  if (inner.quantity.randomness === 'known') return E.left([{ offset: inner.offset, expected: 'a distribution in truncate', found: inner.text }]);
  if (knownOf(low) >= knownOf(high))
    return E.left([
      { offset: low.offset, expected: 'low < high in truncate', found: `${low.text}, ${high.text}`, hint: 'write the smaller number first' },
    ]);
  return E.right({ kind: 'truncate', distribution: inner.quantity.distribution, low: low.quantity, high: high.quantity });
};
