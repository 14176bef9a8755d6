import { parse } from 'csv-parse/sync';
import { isLeft } from 'fp-ts/lib/Either.js';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openLearning } from '../../../models/backend/openLearning.js';
import { selectRows } from '../../../models/recommender/interactions.js';
import { judge } from '../../../models/recommender/judge.js';
import { rankingTask } from '../../../models/recommender/ranking.js';
import { readInteractions } from '../../../models/recommender/readInteractions.js';
import { showingOf } from '../../../models/recommender/showing.js';
import { splitByPerson } from '../../../models/recommender/split.js';
import { trainMembers } from '../../../models/recommender/trainMembers.js';
import { packageRoot } from '../../../scenarios/packageRoot.js';
import { columnsOf } from './columns.js';

const path = join(packageRoot(), '../shared/data/online_retail.csv.gz');

test('of a real shop, learned tastes find more of the last things that customers came to buy than what is most popular', async () => {
  if (!existsSync(path)) return console.log(`\nskipped: there is no ${path}`);
  const rows = (parse(gunzipSync(readFileSync(path)), { from_line: 2 }) as string[][]).filter(([, , , , , , customer]) => customer !== '');
  const read = readInteractions(columnsOf(rows.map(([, item, , quantity, time, , user]) => ({ user, item, count: Number(quantity), time: time.replace(' ', 'T') }))));
  if (isLeft(read)) throw new Error(read.left[0].message);
  const interactions = read.right;
  // Chen, Sain & Guo 2012: 4,372 customers are known, 3,684 items were bought by them; 8,905 of their lines give something back.
  assert.equal([interactions.starts.length - 1, interactions.groupOf.length], [4372, 3684]);
  assert.equal(interactions.dropped, [{ reason: 'a count of 0 or less, as of what was given back', rows: 8905 }]);
  const split = splitByPerson(interactions, 'shop');
  const [train, validation, held] = [split.train, split.validation, split.test].map((part) => selectRows(interactions, part));
  const task = rankingTask(interactions, { train: split.train, used: [split.train, split.validation], held: split.test }, 5000);
  const parts = { train, validation, known: task.known, unit: 1 };
  const settings = { factors: 32, epochs: 4, learningRate: 0.02, penalty: 0.1, batch: 4096, negatives: 2 };
  const context = { seed: 'shop', members: 0, signal: new AbortController().signal, onProgress: () => undefined, date: '2026-11-25', licence: null, smallestCell: 10, epsilon: null };
  const { main } = await trainMembers(await openLearning('wasm'), interactions, parts, settings, context);
  const { showing } = showingOf(interactions, parts, split, main, 10);
  const [recall] = judge(interactions, held, task, main, showing(main), 10, 10, 'shop').compared;
  assert.is(recall.name, 'recall@10');
  assert.ok(recall.gain.value > 6 * recall.gain.se && recall.model.value > 1.8 * recall.baseline.value, JSON.stringify(recall));
});

test.run();
