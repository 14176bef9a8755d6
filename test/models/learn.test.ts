import * as E from 'fp-ts/lib/Either.js';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { learn } from '../../models/learn.js';
import { packageRoot } from '../../scenarios/packageRoot.js';
import { temporaryFolder } from '../support/temporary.js';

const records = (name: string): string => join(packageRoot(), 'scenarios', 'data', name);

test('a program learns from a file without writing one', async () => {
  const fit = await learn('churn', records('customers.csv'), { columns: { id: 'customer_id' }, settings: { epochs: 20 }, members: 2, seed: 'program' })();
  assert.ok(E.isRight(fit));
  assert.is(fit.right.model?.kind, 'churn');
  assert.equal([fit.right.card.trained.seed, fit.right.card.trained.settings['members'], fit.right.card.trained.settings['epochs']], ['program', 2, 20]);
  const kept = await learn('sbg', records('retention.csv'), { settings: { every: 'year' } })();
  assert.ok(E.isRight(kept));
  assert.match(kept.right.report.paste.join('\n'), 'across beta(0.704, 1.182)/year');
});

test('what is wrong with the data is told to the program, and a backend that is not there', async () => {
  const path = join(temporaryFolder(), 'wrong.csv');
  writeFileSync(path, 'customer,left,seats\n1,maybe,3\n');
  const wrong = await learn('churn', path)();
  assert.ok(E.isLeft(wrong) && wrong.left.kind === 'invalid');
  assert.equal(wrong.left.diagnostics.map(({ line, column, message, found }) => [line, column, message, found]), [[2, 3, 'yes or no', 'maybe']]);
  const missing = await learn('churn', records('customers.csv'), { columns: { id: 'customer_id' }, backend: 'tfjs-node-gpu' })();
  assert.ok(E.isLeft(missing) && missing.left.kind === 'failed');
  assert.match(missing.left.message, 'tfjs-node-gpu');
});

test.run();
