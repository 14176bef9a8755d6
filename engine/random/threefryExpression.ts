import { add, broadcast, or, rotateLeft, shiftLeft, xor } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { parity, rotations, rounds } from './threefry.js';

/** Where the draws of one agent in one month of every trial come from. */
export interface Stream {
  /** Number of the trial, below 2^24. */
  readonly trial: Expression;
  /** Agent and month, see `agentMonth`. */
  readonly counter: Expression;
  readonly key0: Expression;
  readonly key1: Expression;
}

/** Packs an agent's number within its segment, below 2^20, and the month, below 2^12, into a counter. */
export function agentMonth(agent: Expression, month: Expression): Expression {
  return broadcast(or(shiftLeft(month, 20), agent));
}

/** The two random words of a stream at a counter; `attempt`, below 256, gives further pairs to samplers that reject. */
export function randomWords(stream: Stream, attempt?: Expression): [Expression, Expression] {
  const { trial, counter, key0, key1 } = stream;
  const counter0 = attempt === undefined ? trial : or(trial, shiftLeft(attempt, 24));
  const graph = trial.graph;
  if (graph.options.threefryFunction) {
    return [graph.threefry(0, counter0, counter, key0, key1), graph.threefry(1, counter0, counter, key0, key1)];
  }
  return threefryRounds(counter0, counter, key0, key1);
}

/** Threefry-2x32-20 spelled out, so that what does not change inside of a loop is computed before it. */
export function threefryRounds(counter0: Expression, counter1: Expression, key0: Expression, key1: Expression): [Expression, Expression] {
  const keys = [key0, key1, xor(xor(key0, key1), parity)];
  let x0 = add(counter0, key0);
  let x1 = add(counter1, key1);
  for (let round = 0; round < rounds; round++) {
    x0 = add(x0, x1);
    x1 = xor(rotateLeft(x1, rotations[round % 8]), x0);
    if (round % 4 === 3) {
      const injection = (round >> 2) + 1;
      x0 = add(x0, keys[injection % 3]);
      x1 = add(x1, add(keys[(injection + 1) % 3], injection));
    }
  }
  return [x0, x1];
}
