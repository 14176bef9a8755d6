import type { Comparator, Comparison, Figure } from '../../../scenarios/figures/figure.js';

/** One statistic or probability against a number. */
export interface Isolated {
  readonly figure: Extract<Figure, { readonly kind: 'statistic' | 'probability' }>;
  readonly comparator: Comparator;
  readonly bound: number;
}

/** A comparison of one statistic with numbers, brought to its own side: `1 - probability(ruin) >= 95%` is `probability(ruin) <= 5%`; undefined where it is of several. */
export function isolate({ comparator, left, right }: Comparison<Figure>): Isolated | undefined {
  const [first, second] = [constantOf(left), constantOf(right)];
  if (second !== undefined) return alone(left, comparator, second);
  return first === undefined ? undefined : alone(right, turned[comparator], first);
}

function alone(figure: Figure, comparator: Comparator, bound: number): Isolated | undefined {
  switch (figure.kind) {
    case 'number':
      return undefined;
    case 'statistic':
    case 'probability':
      return { figure, comparator, bound };
    case 'negative':
      return alone(figure.of, turned[comparator], -bound);
    case 'operation': {
      const [a, b] = [constantOf(figure.left), constantOf(figure.right)];
      switch (figure.operator) {
        case '+':
          return b !== undefined ? alone(figure.left, comparator, bound - b) : a !== undefined ? alone(figure.right, comparator, bound - a) : undefined;
        case '-':
          return b !== undefined ? alone(figure.left, comparator, bound + b) : a !== undefined ? alone(figure.right, turned[comparator], a - bound) : undefined;
        case '*':
          return b !== undefined ? scaled(figure.left, comparator, bound, b) : a !== undefined ? scaled(figure.right, comparator, bound, a) : undefined;
        case '/':
          return b !== undefined && b !== 0 ? scaled(figure.left, comparator, bound, 1 / b) : undefined;
        default:
          return figure.operator satisfies never;
      }
    }
    default:
      return figure satisfies never;
  }
}

function scaled(figure: Figure, comparator: Comparator, bound: number, factor: number): Isolated | undefined {
  if (factor === 0) return undefined;
  return alone(figure, factor > 0 ? comparator : turned[comparator], bound / factor);
}

/** The comparison read from the other side. */
export const turned: Readonly<Record<Comparator, Comparator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** The number that a figure without statistics is; undefined where it has some. */
function constantOf(figure: Figure): number | undefined {
  switch (figure.kind) {
    case 'number':
      return figure.value;
    case 'negative': {
      const value = constantOf(figure.of);
      return value === undefined ? undefined : -value;
    }
    case 'operation': {
      const [a, b] = [constantOf(figure.left), constantOf(figure.right)];
      if (a === undefined || b === undefined) return undefined;
      return { '+': a + b, '-': a - b, '*': a * b, '/': b === 0 ? NaN : a / b }[figure.operator];
    }
    default:
      return undefined;
  }
}
