import { add, and, less, lessEqual, multiply, subtract, toInteger, uniform } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { randomWords, type Stream } from './threefryExpression.js';

/** The law of a count of small mean, as the chance of none and the ratio of each chance to the one before it. */
export interface CountLaw {
  readonly none: Expression;
  /** P(next) / P(found), where next = found + 1. */
  readonly ratio: (found: Expression, next: Expression) => Expression;
}

/** A count that no law of a mean below 24 reaches (its chance is below 1e-28): who gets here has been lost to rounding. */
const lost = 100;

/**
 * Draws a count of a mean below 24 by inversion: it takes the chances of 0, 1, 2, ... off a uniform number until they exceed it.
 * The chances, summed in single precision, miss 1 by less than 1e-6; a number that falls into the gap is drawn anew
 * instead of piling up in the far tail.
 */
export function sequentialSearch(law: CountLaw, stream: Stream): Expression {
  const graph = stream.trial.graph;
  const zero = graph.constant('f32', 0);
  const [first] = randomWords(stream);
  const left = graph.variable('f32', uniform(first));
  const term = graph.variable('f32', law.none);
  const count = graph.variable('f32', zero);
  const attempt = graph.variable('f32', zero);
  const search = (): void =>
    graph.while(
      () => and(lessEqual(graph.read(term), graph.read(left)), less(graph.read(count), lost)),
      () => {
        const found = graph.read(count);
        const next = add(found, 1);
        graph.assign(left, subtract(graph.read(left), graph.read(term)));
        graph.assign(term, multiply(graph.read(term), law.ratio(found, next)));
        graph.assign(count, next);
      },
    );
  search();
  graph.while(
    () => lessEqual(lost, graph.read(count)),
    () => {
      graph.assign(attempt, add(graph.read(attempt), 1));
      const [again] = randomWords(stream, toInteger(graph.read(attempt)));
      graph.assign(left, uniform(again));
      graph.assign(term, law.none);
      graph.assign(count, zero);
      search();
    },
  );
  return graph.read(count);
}
