import type { Figure, Operation, Quantity } from './figure.js';
import { measures, metrics, times, worths } from './quantities.js';

/** Of a number or of a quotient of like things; of a probability. */
const [pure, share] = ['ratio', 'share'] as const;

/** The unit of a figure, as a summary writes units: `CNY`, `months`, `customers`, `share`; `ratio` is a pure number, an empty text is a unit without a name. */
export const unitOf = (figure: Figure, currency: string): string => {
  switch (figure.kind) {
    case 'number':
      return pure;
    case 'probability':
      return share;
    case 'statistic':
      return unitOfQuantity(figure.of, currency);
    case 'negative':
      return unitOf(figure.of, currency);
    case 'operation':
      return ofOperation(figure, (part) => unitOf(part, currency));
    default:
      return figure satisfies never;
  }
};

/** The unit of a quantity. */
export const unitOfQuantity = (quantity: Quantity, currency: string): string => {
  const named = (unit: string): string => unit.replace('currency', currency);
  switch (quantity.kind) {
    case 'number':
      return pure;
    case 'at':
    case 'lowest':
    case 'highest':
    case 'total':
      return named(measures[quantity.series.measure].unit);
    case 'worth':
      return named(worths[quantity.name].unit);
    case 'time':
      return named(times[quantity.name].unit);
    case 'metric':
      return named(metrics[quantity.name].unit);
    case 'negative':
      return unitOfQuantity(quantity.of, currency);
    case 'operation':
      return ofOperation(quantity, (part) => unitOfQuantity(part, currency));
    default:
      return quantity satisfies never;
  }
};

/** A number beside something with a unit counts it; like divided by like is a pure number; anything else has no name. */
const ofOperation = <Operand extends { readonly kind: string }>({ operator, left, right }: Operation<Operand>, unitOfPart: (part: Operand) => string): string => {
  const [a, b] = [unitOfPart(left), unitOfPart(right)];
  if (right.kind === 'number') return a;
  if (operator === '+' || operator === '-') return left.kind === 'number' || a === b ? b : '';
  if (operator === '/') return a === b ? pure : b === pure ? a : '';
  if (left.kind === 'number' || a === pure || a === share) return b;
  return b === pure || b === share ? a : '';
};
