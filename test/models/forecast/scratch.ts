import { readFileSync } from 'node:fs';
import { openPlain } from './tensors.js';
import { methodsFor } from '../../../models/forecast/methods.js';
import { evaluate, choose } from '../../../models/forecast/evaluate.js';
import { rollingOrigins } from '../../../models/forecast/origins.js';
import { judge, spreadFactor, held } from '../../../models/forecast/calibrate.js';
import { firstRows, forecast } from '../../../models/forecast/method.js';
import { mape } from '../../../models/forecast/accuracy.js';
import { overOrigins } from '../../../models/forecast/compare.js';
const values = Float64Array.from(readFileSync('/work/shared/data/air_passengers.csv', 'utf8').trim().split('\n').slice(1).map((l) => Number(l.split(',')[1])));
const logs = values.map(Math.log);
const learning = await openPlain();
const signal = new AbortController().signal;
const methods = methodsFor(12, learning, Number(process.argv[2] ?? 300), { seed: 's', signal, onProgress: () => {} });
const origins = rollingOrigins(144, 12, 36);
console.log(origins);
let t = performance.now();
for (const method of methods) {
  const [f] = await method.fit([firstRows(logs, 120)]);
  console.log(method.name, 'MAPE 24', mape(values.slice(120), forecast(f, logs, 120, 24).map(Math.exp)), (performance.now() - t).toFixed(0));
  t = performance.now();
}
const trials = await evaluate(logs, 12, methods, origins);
for (const tr of trials) {
  const j = judge(tr.choice, logs, 's'), r = judge(tr.report, logs, 's'); const k = spreadFactor(j);
  console.log(tr.method.name, tr.chosenBy, 'gain', tr.gain, 'report', overOrigins(tr.report.map((a) => a.mase), origins.report, 12), 'factor', k, 'cover raw', r.filter((o) => held(1, o)).length / r.length, 'cover', r.filter((o) => held(k, o)).length / r.length);
}
console.log('time', performance.now() - t, 'chosen', choose(trials).method.name, tf_mem());
function tf_mem() { return learning.tf.memory().numTensors; }
