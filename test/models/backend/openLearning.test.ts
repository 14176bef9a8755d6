import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { learningBackends } from '../../../models/backend/learningBackends.js';
import { listLearningBackends, LearningUnavailable, openLearning } from '../../../models/backend/openLearning.js';
import { packageRoot } from '../../../scenarios/packageRoot.js';
import { execute } from '../../support/execute.js';

const url = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
const openLearningAt = url('../../../models/backend/openLearning.js');

/** Runs a program of its own that has `openLearning`, so that what a backend does to a process is seen. */
const inProcess = (program: string, environment: Readonly<Record<string, string>> = {}): ReturnType<typeof execute> =>
  execute(
    'env',
    [...Object.entries(environment).map(([name, value]) => `${name}=${value}`), process.execPath, '--input-type=module', '-e', `import { openLearning, listLearningBackends } from ${openLearningAt};\n${program}`],
    packageRoot(),
  );

test('wasm and cpu train everywhere, and each says what it is', async () => {
  for (const backend of ['wasm', 'cpu'] as const) {
    const learning = await openLearning(backend);
    assert.is(learning.backend, backend);
    assert.is(learning.title, `TensorFlow.js 4.22.0 on ${backend}`);
    assert.is(learning.tf.getBackend(), backend);
    assert.is(learning.tf.memory().numTensors, 0);
  }
});

test('without a name, the first that works is opened', async () => {
  const states = await listLearningBackends();
  assert.equal(
    states.map(({ name }) => name),
    learningBackends,
  );
  const first = states.find(({ available, detail }) => available && !detail.endsWith('by name only'));
  assert.is((await openLearning()).backend, first?.name);
});

test('a backend asked for by name that does not work is an error with its reason', async () => {
  const states = await listLearningBackends();
  for (const { name } of states.filter(({ available }) => !available)) {
    try {
      await openLearning(name);
      assert.unreachable();
    } catch (error) {
      assert.instance(error, LearningUnavailable);
      assert.is((error as LearningUnavailable).kind, 'unavailable');
      assert.ok((error as LearningUnavailable).message.startsWith(`${name}: `), (error as LearningUnavailable).message);
    }
  }
});

test('nothing of TensorFlow.js is loaded before learning is opened, and nothing is printed after', () => {
  const loaded = `Object.keys((await import('node:module')).default._cache).filter((path) => path.includes('tensorflow')).length`;
  const { exitCode, out, err } = inProcess(`
    const before = ${loaded};
    await listLearningBackends();
    const listed = ${loaded};
    for (const backend of ['cpu', 'wasm']) {
      const { tf } = await openLearning(backend);
      tf.dispose(tf.matMul(tf.ones([2, 2]), tf.ones([2, 2])));
    }
    process.exitCode = before === 0 && listed === 0 && ${loaded} > 0 ? 0 : 1;`);
  assert.is(exitCode, 0, err);
  assert.is(out, '');
  assert.is(err, '');
});

test('an error that nobody catches ends the process as before wasm was opened', () => {
  const { exitCode, err } = inProcess(`await openLearning('wasm'); setTimeout(() => { throw new RangeError('nobody catches this'); }, 0);`);
  assert.is(exitCode, 1);
  assert.match(err, /RangeError: nobody catches this/);
  assert.is(inProcess(`await openLearning('wasm'); process.exitCode = process.listenerCount('uncaughtException') + process.listenerCount('unhandledRejection');`).exitCode, 0);
});

test('whoever listened for uncaught errors still does, after wasm was opened', () => {
  const { exitCode, out } = inProcess(`
    process.on('uncaughtException', () => { console.log('heard'); process.exit(9); });
    await openLearning('wasm');
    setTimeout(() => { throw new Error('heard by the program'); }, 0);`);
  assert.is(exitCode, 9);
  assert.is(out, 'heard\n');
});

const softwareDevice = '/usr/lib/chromium/vk_swiftshader_icd.json';

test('a WebGPU device made of software trains, and is taken by name only', () => {
  if (!existsSync(softwareDevice)) return console.log(`\nskipped: there is no ${softwareDevice}`);
  const { exitCode, out, err } = inProcess(
    `console.log((await openLearning('webgpu')).backend, (await openLearning()).backend); process.exit(0);`,
    { VK_ICD_FILENAMES: softwareDevice },
  );
  assert.is(exitCode, 0, err);
  assert.is(out, 'webgpu wasm\n');
});

test('the native package that is not a dependency can be added without npm ci ever trying to', async () => {
  const manifest = (await import(join(packageRoot(), 'package.json'), { with: { type: 'json' } })) as { readonly default: Manifest };
  const { peerDependencies, peerDependenciesMeta, dependencies, scripts } = manifest.default;
  const name = '@tensorflow/tfjs-node-gpu';
  assert.is(peerDependencies[name], dependencies['@tensorflow/tfjs-core']);
  assert.equal(peerDependenciesMeta[name], { optional: true });
  // npm ends well when an install script fails: only loading the package shows whether it works.
  const install = scripts['gpu:install'] ?? '';
  assert.ok(install.startsWith(`npm install --no-save ${name}@${dependencies['@tensorflow/tfjs-core']} && node -e "try { require('${name}');`), install);
  assert.match(install, 'process.exit(1)');
});

interface Manifest {
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional: boolean }>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

test.run();
