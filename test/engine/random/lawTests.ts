import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Graph } from '../../../engine/expression/graph.js';
import { broadcast } from '../../../engine/expression/operations.js';
import type { Expression } from '../../../engine/expression/type.js';
import type { Stream } from '../../../engine/random/threefryExpression.js';
import { chiSquaredTail } from '../checks.js';
import { evaluate, targets } from '../harness.js';

/** A sampler with its exact law. */
export interface Case {
  readonly name: string;
  readonly draw: (graph: Graph, stream: Stream) => Expression;
  readonly cdf: (x: number) => number;
  /** Ascending upper edges of bins to count draws in; those that expect too few are joined. */
  readonly edges: readonly number[];
}

/** Edges every eighth of a standard deviation, at whole numbers for a count. */
export function evenEdges({ mean, sd, whole }: { readonly mean: number; readonly sd: number; readonly whole: boolean }): number[] {
  const edges: number[] = [];
  const width = Math.max(sd / 8, whole ? 1 : 0);
  for (let x = mean - 7 * sd; x < mean + 7 * sd; x += width) edges.push(whole ? Math.floor(x) : x);
  return edges;
}

/** A stream of draws for each place; another word gives another stream. */
export const streamOf = (graph: Graph, place: Expression, trial: Expression, word = 0x2545f491): Stream => ({
  trial,
  counter: broadcast(place),
  key0: graph.constant('i32', word),
  key1: graph.constant('i32', 0x4f6cdd1d),
});

/** The same place and trial of another stream. */
export const anotherStream = (stream: Stream): Stream => ({ ...stream, key0: stream.trial.graph.constant('i32', 0x51ed270b) });

/** Draws of each case in the default suite; the environment asks for more. */
const draws = Number(process.env.BELLWETHER_DRAWS ?? 400_000);

/**
 * A right sampler fails with probability 1e-5 a case; the keys are fixed, so that it fails always or never. At 400,000 draws
 * it notices a hundredth part too many in a bin that holds a tenth of them.
 */
const falseAlarm = 1e-5;

/** Tests that every case follows its law, and that every backend draws the same. */
export function testSamplers(cases: readonly Case[]): void {
  for (const { name, draw, cdf, edges } of cases) {
    test(`${name} follows its law by a chi-squared test of ${draws} draws`, async () => {
      const trials = 4096;
      const grid = { places: Math.ceil(draws / trials), trials };
      const values = await evaluate('simd', (graph, place, trial) => draw(graph, streamOf(graph, place, trial)), grid);
      assertFollows(values, cdf, joined(edges, cdf, values.length));
    });
  }
  for (const target of targets().filter((other) => other !== 'simd')) {
    test(`every sampler draws on ${target} what it draws on simd`, async () => {
      const grid = { places: 8, trials: 64 };
      // A GPU's driver may round a division or a square root differently: in the last digits of a number (an
      // exponential makes up to 87 times as much of it), or so that a draw on the border tips over.
      const tolerance = target === 'webgpu' ? 87 * 2 ** -23 : 0;
      let different = 0;
      let all = 0;
      for (const { draw } of cases) {
        const formula = (graph: Graph, place: Expression, trial: Expression): Expression => draw(graph, streamOf(graph, place, trial));
        const [expected, found] = [await evaluate('simd', formula, grid), await evaluate(target, formula, grid)];
        found.forEach((value, position) => {
          all++;
          if (Math.abs(value - expected[position]) > tolerance * Math.abs(expected[position])) different++;
        });
      }
      assert.ok(different <= (target === 'webgpu' ? all * 0.005 : 0), `${different} of ${all} draws differ`);
    });
  }
}

function assertFollows(values: Float32Array, cdf: (x: number) => number, edges: readonly number[]): void {
  const counts = new Float64Array(edges.length + 1);
  for (const value of values) counts[binOf(edges, value)]++;
  const levels = [0, ...edges.map(cdf), 1];
  let statistic = 0;
  let bins = 0;
  counts.forEach((count, bin) => {
    const expected = (levels[bin + 1] - levels[bin]) * values.length;
    if (expected <= 0) {
      assert.is(count, 0, `${count} draws where none can be, above ${edges[bin - 1]}`);
      return;
    }
    statistic += (count - expected) ** 2 / expected;
    bins++;
  });
  const p = chiSquaredTail(statistic, bins - 1);
  assert.ok(p > falseAlarm, `chi-squared ${statistic.toFixed(1)} over ${bins} bins, p = ${p}`);
}

/** The edges of bins that each expect at least 25 draws, the last open. */
function joined(edges: readonly number[], cdf: (x: number) => number, count: number): number[] {
  const kept: number[] = [];
  let reached = 0;
  for (const edge of edges) {
    const level = cdf(edge);
    if ((level - reached) * count < 25 || (1 - level) * count < 25 || kept[kept.length - 1] === edge) continue;
    kept.push(edge);
    reached = level;
  }
  return kept;
}

/** The first bin whose upper edge is not below the value, by bisection. */
function binOf(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}
