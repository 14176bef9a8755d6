import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { packageRoot } from '../../scenarios/packageRoot.js';
import { withReference } from '../support/learningReference.js';

const path = join(packageRoot(), 'docs', 'learning.md');

test('the columns and settings in docs/learning.md are those of the rules', () => {
  const text = readFileSync(path, 'utf8');
  const wanted = withReference(text);
  if (wanted === undefined) throw new Error(`${path} has lost the marks of what is made`);
  if (process.env['BELLWETHER_UPDATE'] === '1') writeFileSync(path, wanted);
  assert.ok(readFileSync(path, 'utf8') === wanted, `${path} is out of date: run the tests with BELLWETHER_UPDATE=1`);
});

test.run();
