/**
 * Individuals in plain JavaScript, on one thread: 10,000 agents x 200 trials x 36 months, each an individual who is a prospect, a
 * subscriber or lapsed. One Threefry-2x32-20 evaluation serves two agents of a month, one word each.
 *
 *   node dist/test/bench/plain/agents.js
 *
 * Prints one line of JSON with agent-months a second, the best of three runs after a warm-up.
 */
import { uniformsFrom } from './random.js';
import { fillWords } from './threefry.js';

const agents = 10_000;
const trials = 200;
const months = 36;
const innovation = 0.003;
const imitation = 0.03;

const uniforms = uniformsFrom(7);
const perWord = 2 ** 32;
/** [agent] how many of the 2^32 words make a prospect whom the offer reaches join, and a subscriber leave. */
const joining = new Float64Array(agents).map(() => (0.03 + 0.06 * uniforms.next()) * perWord);
const leaving = new Float64Array(agents).map(() => (0.01 + 0.04 * uniforms.next()) * perWord);
/** No larger word moves anyone. */
const largestWord = Math.ceil(Math.max(...joining, ...leaving)) >>> 0;
const [prospect, subscriber, lapsed] = [0, 1, 2];

/** Subscribers at the end of a trial. */
function simulateTrial(trial: number, states: Uint8Array, words: Int32Array): number {
  states.fill(0);
  let subscribers = 0;
  for (let month = 0; month < months; month++) {
    fillWords(20270101, 1, trial, month * agents, words);
    const reach = 1 - Math.exp(-(innovation + (imitation * subscribers) / agents));
    subscribers += moveOn(reach, states, words);
  }
  return subscribers;
}

/** Moves each agent on or not, and returns the change in subscribers. */
function moveOn(reach: number, states: Uint8Array, words: Int32Array): number {
  let change = 0;
  for (let agent = 0; agent < agents; agent++) {
    const word = words[agent] >>> 0;
    if (word > largestWord) continue;
    const state = states[agent];
    if (state === prospect) {
      if (word < joining[agent] * reach) {
        states[agent] = subscriber;
        change++;
      }
    } else if (state === subscriber && word < leaving[agent]) {
      states[agent] = lapsed;
      change--;
    }
  }
  return change;
}

function run(): { readonly seconds: number; readonly subscribers: number } {
  const states = new Uint8Array(agents);
  const words = new Int32Array(agents);
  const begun = performance.now();
  let subscribers = 0;
  for (let trial = 0; trial < trials; trial++) subscribers += simulateTrial(trial, states, words);
  return { seconds: (performance.now() - begun) / 1000, subscribers: subscribers / trials };
}

run();
const runs = [run(), run(), run()];
const seconds = Math.min(...runs.map((one) => one.seconds));
console.log(
  JSON.stringify({
    benchmark: 'agents',
    agents,
    trials,
    months,
    seconds: Number(seconds.toFixed(3)),
    agentMonthsPerSecond: Math.round((agents * trials * months) / seconds),
    subscribersAtEnd: runs[0].subscribers,
  }),
);
