import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { packageRoot } from '../../scenarios/packageRoot.js';
import { execute } from '../support/execute.js';
import { temporaryFolder } from '../support/temporary.js';

const root = packageRoot();

test('the property tests of the documentation run as they are written there', () => {
  const [, code = ''] = /^```js\n([^]*?)^```$/m.exec(readFileSync(join(root, 'docs', 'studies', 'library.md'), 'utf8')) ?? [];
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules', 'bellwether-sim'));
  for (const name of ['uvu', 'fast-check']) symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  symlinkSync(join(root, 'scenarios'), join(folder, 'scenarios'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(join(folder, 'plan.test.js'), code);
  const { exitCode, out, err } = execute(process.execPath, ['plan.test.js'], folder);
  assert.is(exitCode, 0, `${out}\n${err}`);
  assert.match(out, /Passed: +2/);
});

test.run();
