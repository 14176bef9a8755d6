import { writeSync } from 'node:fs';
import { compileSimd, instantiateSimd } from '../../engine/backends/simd/module.js';
import { Graph } from '../../engine/expression/graph.js';

import type { ArrayReference, Expression } from '../../engine/expression/type.js';
import { streamKey } from '../../engine/random/streams.js';
import { agentMonth, randomWords } from '../../engine/random/threefryExpression.js';

/**
 * Writes random words to standard output without end, interleaved as a simulation uses them: month after month, in each the
 * agents, for each agent four streams, both words of each for 64 trials side by side; then the next 64 trials.
 *
 *     node dist/test/bench/randomWords.js | dieharder -a -g 200
 */
const [months, agents, trials] = [16, 64, 64];
const streams = ['leads / a', 'joins basic / a', 'churned basic / a', 'individual / b'].map((name) => streamKey('dieharder', name));
const words = streams.length * 2;

const graph = new Graph();
const out: ArrayReference = { name: 'words', type: 'i32', role: 'output', shape: { month: months, agent: agents, word: words }, perTrial: true };
const zero = graph.constant('index', 0);
const count = (name: string, extent: number, body: (index: Expression) => void): void =>
  graph.for(name, zero, graph.constant('index', extent), 1, body);
count('month', months, (month) =>
  count('agent', agents, (agent) =>
    streams.forEach(([key0, key1], stream) => {
      const pair = randomWords({
        trial: graph.given('i32', 'trial'),
        counter: agentMonth(agent, month),
        key0: graph.constant('i32', key0),
        key1: graph.constant('i32', key1),
      });
      pair.forEach((word, position) =>
        graph.store(out, [month, agent, graph.constant('index', stream * 2 + position)], word),
      );
    }),
  ),
);

const instance = instantiateSimd(compileSimd(graph, trials));
const bytes = new Uint8Array(instance.memory.words.buffer, instance.memory.words.byteOffset, instance.memory.words.byteLength);
for (let first = 0; ; first = (first + trials) % 2 ** 24) {
  instance.run(first, trials);
  for (let written = 0; written < bytes.length; ) written += writeSync(1, bytes, written);
}
