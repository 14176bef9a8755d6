import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { TrainingContext } from '../../models/context.js';
import type { FitRequest, Trainer } from '../../models/trainer.js';
import { cardSchema, storedModelSchema } from '../../scenarios/storedModel.js';
import { trainingRules } from '../../scenarios/trainingRules.js';
import { churnFit } from '../reports/learning/fits.js';
import { bellwether } from './harness.js';

const test = suite<{ folder: string }>('fit', { folder: '' });

const checkout = process.cwd();
test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'bellwether-fit-'));
  process.chdir(context.folder);
});
test.after.each(({ folder }) => {
  process.chdir(checkout);
  rmSync(folder, { recursive: true, force: true });
});

/** A trainer that keeps what it was asked. */
const listening = () => {
  const asked: { request: FitRequest; context: TrainingContext }[] = [];
  const trainer = async (): Promise<Trainer> => ({
    kind: 'churn',
    fit: (request, context) => {
      asked.push({ request, context });
      return TE.right(churnFit);
    },
  });
  return { asked, api: { trainer } };
};

test('a fit prints what came of it and then where its files are, which are complete', async () => {
  const { exitCode, out, err } = await bellwether(['fit', 'churn', 'data/customers.csv']);
  assert.is(exitCode, 0);
  assert.is(err, '');
  assert.ok(out.startsWith('Churn of 7,032 customers by logistic regression\n7,032 of 7,043 rows of customers.csv'), out);
  assert.match(out, /\nModel {7}bellwether-models\/customers\.churn\.model\.json\nWeights {5}bellwether-models\/customers\.churn\.weights\.json\nCard {8}bellwether-models\/customers\.churn\.card\.json\nReport {6}bellwether-models\/customers\.churn\.html\nUse it {6}drivers: \{ churn: \{ model: bellwether-models\/customers\.churn\.model\.json \} \}\n$/);
  assert.equal(
    readdirSync('bellwether-models').sort(),
    ['calibration.svg', 'calibration.vl.json', 'card.json', 'card.md', 'html', 'importance.svg', 'importance.vl.json', 'learningCurve.svg', 'learningCurve.vl.json', 'model.json', 'weights.json'].map(
      (ending) => `customers.churn.${ending}`,
    ),
  );
  const read = (ending: string): unknown => JSON.parse(readFileSync(`bellwether-models/customers.churn.${ending}`, 'utf8'));
  const model = storedModelSchema.parse(read('model.json'));
  assert.equal(model.kind === 'churn' ? model.tables.segments[0]?.chance : [], [[0.01, 0.02, 0.123457], [0.011, 0.021, 0.1]]);
  assert.equal(cardSchema.parse(read('card.json')), model.card);
});

test('a fit that gives values to paste has no model, and says none', async () => {
  const { exitCode, out } = await bellwether(['fit', 'sbg', 'kept.csv']);
  assert.is(exitCode, 0);
  assert.match(out, 'churn: "across beta(0.704, 1.182)"');
  assert.not.match(out, /^Model /m);
  assert.ok(!existsSync('bellwether-models/kept.sbg.model.json'));
});

test('what is not stated is as the rules of the kind have it', async () => {
  const { asked, api } = listening();
  await bellwether(['fit', 'churn', 'data/customers.csv.gz'], { api });
  const [{ request, context } = { request: undefined, context: undefined }] = asked;
  assert.is(request?.data, 'data/customers.csv.gz');
  assert.equal(request?.settings, Object.fromEntries(trainingRules.churn.settings.map(({ name, fallback }) => [name, fallback])));
  assert.equal(
    [context?.seed, context?.members, context?.date, context?.licence, context?.smallestCell, context?.epsilon],
    ['customers', trainingRules.churn.members, '2026-12-01', null, 10, null],
  );
});

test('options reach the trainer', async () => {
  const { asked, api } = listening();
  const options = ['--columns', 'churned=Exited, segment="Plan, 2026"', '--columns', 'features=tenure+"a+b"', '--set', 'epochs=50,penalty=1%', '--members', '3'];
  await bellwether(['fit', 'churn', 'c.csv', ...options, '--seed', 'luck', '--licence', 'CC BY 4.0', '--smallest-cell', '25', '--out', 'there'], { api });
  const [{ request, context } = { request: undefined, context: undefined }] = asked;
  assert.equal(request?.columns, { churned: 'Exited', segment: 'Plan, 2026', features: ['tenure', 'a+b'] });
  assert.is(request?.settings['epochs'], 50);
  assert.is(request?.settings['penalty'], 0.01);
  assert.equal([context?.seed, context?.members, context?.licence, context?.smallestCell], ['luck', 3, 'CC BY 4.0', 25]);
  assert.ok(existsSync('there/c.churn.html'));
});

test('the epsilon of noise reaches a trainer that can add it', async () => {
  const { asked, api } = listening();
  assert.is((await bellwether(['fit', 'sbg', 'kept.csv', '--epsilon', '0.5'], { api })).exitCode, 0);
  assert.is(asked[0]?.context.epsilon, 0.5);
  assert.match((await bellwether(['fit', 'sbg', 'kept.csv', '--epsilon', '0'], { api })).err, 'Expected a number above 0.');
});

for (const [options, message] of [
  [['--set', 'epocs=5'], '--set epocs=5: expected a setting of churn, got epocs (did you mean epochs?)'],
  [['--set', 'epochs=1.5'], '--set epochs=1.5: expected a whole number from 1 to 10,000, got 1.5'],
  [['--set', 'learning_rate=2'], '--set learning_rate=2: expected a number from 0.000001 to 1, got 2'],
  [['--set', 'epochs'], '--set epochs: expected name=value'],
  [['--set', 'epochs=5,epochs=6'], '--set epochs=6: expected epochs once, got it twice'],
  [['--columns', '=Exited'], '--columns =Exited: expected role=name'],
  [['--columns', 'features=a++b'], '--columns features=a++b: expected names of columns after features=, with + between them'],
  [['--members', '0'], 'Expected a whole number from 1 to 100.'],
  [['--smallest-cell', 'few'], 'Expected a whole number from 1 to 1,000,000.'],
  [['--backend', 'cuda'], 'Allowed choices are tfjs-node-gpu, webgpu, tfjs-node, wasm, cpu.'],
  [['--epsilon', '1'], "unknown option '--epsilon'"],
  [['--seed', ' '], 'Expected a text that is not empty.'],
  [['--describe', '--members', '3'], "'--describe' cannot be used with option '--members <n>'"],
] as const) {
  test(`${options.join(' ')} is the user's error, and nothing is trained or written`, async () => {
    const { asked, api } = listening();
    const { exitCode, out, err } = await bellwether(['fit', 'churn', 'customers.csv', ...options], { api });
    assert.is(exitCode, 1);
    assert.is(out, '');
    assert.ok(err.includes(message), err);
    assert.is(asked.length, 0);
    assert.ok(!existsSync('bellwether-models'));
  });
}

test('every mistake of every option is told at once', async () => {
  const { err } = await bellwether(['fit', 'churn', 'customers.csv', '--set', 'epocs=5,period=0', '--columns', 'churned']);
  for (const part of ['--columns churned: expected role=name', '--set epocs=5', '--set period=0: expected a whole number from 1 to 60, got 0', '`bellwether fit churn --help`']) assert.ok(err.includes(part), err);
});

test('words and texts are settings too', async () => {
  const { err } = await bellwether(['fit', 'sbg', 'kept.csv', '--set', 'every=yaer']);
  assert.match(err, '--set every=yaer: expected month or year, got yaer (did you mean year?)');
  assert.is((await bellwether(['fit', 'bgnbd', 'c.csv', '--set', 'until=1998-01-01'])).exitCode, 0);
});

test('a kind that is not there is told its neighbour', async () => {
  const { exitCode, err } = await bellwether(['fit', 'chrun', 'customers.csv']);
  assert.is(exitCode, 1);
  assert.match(err, 'Did you mean churn?');
});

test('mistakes of the data are printed as those of a scenario are, and nothing is written', async () => {
  const { exitCode, out, err } = await bellwether(['fit', 'churn', 'bad.csv']);
  assert.is(exitCode, 1);
  assert.is(out, '');
  assert.is(err, 'bad.csv:4:2 tenure: expected a number\nbad.csv:5:2 tenure: expected a number\n2 mistakes in 1 file\n');
  assert.equal(readdirSync('bellwether-models'), []);
});

test('a column that is not there is a mistake of the data', async () => {
  const columnsOf = () => TE.left([{ file: 'c.csv', line: 1, column: 1, path: '', message: 'a column named Exited' }]);
  const { exitCode, err } = await bellwether(['fit', 'churn', 'c.csv', '--columns', 'churned=Exited'], { api: { columnsOf } });
  assert.is(exitCode, 1);
  assert.match(err, '1 mistake in 1 file');
});

test('a backend asked for by name that is not there exits 2 before anything is read', async () => {
  const openLearning = async () => {
    throw Object.assign(new Error('webgpu: no adapter answered'), { kind: 'unavailable' });
  };
  const columnsOf = () => {
    throw new Error('the data was read');
  };
  const { exitCode, err } = await bellwether(['fit', 'churn', 'c.csv', '--backend', 'webgpu'], { api: { openLearning, columnsOf } });
  assert.is(exitCode, 2);
  assert.match(err, 'bellwether: webgpu: no adapter answered\nSee `bellwether backends`');
});

test('a trainer that opens its backend is given the one that was asked for', async () => {
  const names: (string | undefined)[] = [];
  const openLearning = async (name: string | undefined) => {
    names.push(name);
    throw Object.assign(new Error('nothing works'), { kind: 'unavailable' });
  };
  const trainer = async (): Promise<Trainer> => ({ kind: 'churn', fit: (_, __, open) => async () => open().then(() => TE.right(churnFit)()) });
  const { exitCode, err } = await bellwether(['fit', 'churn', 'c.csv'], { api: { openLearning, trainer } });
  assert.is(exitCode, 2);
  assert.match(err, 'nothing works');
  assert.equal(names, [undefined]);
});

test('an exception in a trainer is our fault', async () => {
  const trainer = async (): Promise<Trainer> => ({ kind: 'churn', fit: () => async () => Promise.reject(new TypeError('x is not a function')) });
  const { exitCode, err } = await bellwether(['fit', 'churn', 'c.csv'], { api: { trainer } });
  assert.is(exitCode, 70);
  assert.match(err, 'internal error: x is not a function');
});

test('Ctrl-C keeps the best weights so far: files are there, say so, and the command ends as stopped', async () => {
  const cancel = new AbortController();
  const trainer = async (): Promise<Trainer> => ({
    kind: 'churn',
    fit: (_, { signal }) => async () => {
      cancel.abort();
      return signal.aborted ? TE.right(churnFit)() : TE.left([])();
    },
  });
  const { exitCode, out, err } = await bellwether(['fit', 'churn', 'customers.csv'], { api: { trainer }, signal: cancel.signal });
  assert.is(exitCode, 130);
  assert.match(err, 'bellwether: training was stopped: what is written are the best weights until then');
  const said = 'Training was stopped before its end: these are the best weights until then';
  assert.ok(out.replace(/\n {2}/g, ' ').includes(said), out);
  for (const ending of ['card.json', 'model.json', 'html']) assert.match(readFileSync(`bellwether-models/customers.churn.${ending}`, 'utf8'), said);
});

test('Ctrl-C before there is anything to keep writes nothing', async () => {
  const cancel = new AbortController();
  const trainer = async (): Promise<Trainer> => ({
    kind: 'churn',
    fit: () => async () => {
      cancel.abort();
      return TE.left([])();
    },
  });
  const { exitCode, out, err } = await bellwether(['fit', 'churn', 'customers.csv'], { api: { trainer }, signal: cancel.signal });
  assert.is(exitCode, 130);
  assert.is(out, '');
  assert.is(err, 'bellwether: customers.csv: stopped before there was anything to keep\n');
  assert.equal(readdirSync('bellwether-models'), []);
});

test('--json - prints the card and nothing else, and says on stderr where the files are', async () => {
  const { exitCode, out, err } = await bellwether(['fit', 'churn', 'customers.csv', '--json', '-']);
  assert.is(exitCode, 0);
  assert.equal(cardSchema.parse(JSON.parse(out)), churnFit.card);
  assert.match(err, 'bellwether-models/customers.churn.model.json');
});

test('--json FILE holds the card, and that it cannot be written is found out before the training', async () => {
  assert.is((await bellwether(['fit', 'churn', 'customers.csv', '--json', 'card.json'])).exitCode, 0);
  assert.equal(JSON.parse(readFileSync('card.json', 'utf8')), churnFit.card);
  const { asked, api } = listening();
  const { exitCode, err } = await bellwether(['fit', 'churn', 'customers.csv', '--json', 'nowhere/card.json'], { api });
  assert.is(exitCode, 1);
  assert.match(err, /bellwether: cannot write \S*nowhere\/card\.json: there is no such folder/);
  assert.is(asked.length, 0);
});

test('all files of a fit are written or none', async () => {
  mkdirSync('bellwether-models/customers.churn.model.json', { recursive: true });
  const { exitCode, err } = await bellwether(['fit', 'churn', 'customers.csv']);
  assert.is(exitCode, 1);
  assert.match(err, 'bellwether: cannot write bellwether-models/customers.churn.model.json: it is a folder');
  assert.equal(readdirSync('bellwether-models'), ['customers.churn.model.json']);
});

test('--describe shows what a stored model does, and trains and writes nothing', async ({ folder }) => {
  await bellwether(['fit', 'churn', 'customers.csv', '--out', folder]);
  const { asked, api } = listening();
  const { exitCode, out } = await bellwether(['fit', 'churn', join(folder, 'customers.churn.model.json'), '--describe'], { api });
  assert.is(exitCode, 0);
  assert.match(out, 'Chance of leaving within a month');
  assert.is(asked.length, 0);
  assert.ok(!existsSync('bellwether-models'));
});

test('--describe of a model of another kind, or of no model, says what it is', async ({ folder }) => {
  await bellwether(['fit', 'churn', 'customers.csv', '--out', folder]);
  const model = join(folder, 'customers.churn.model.json');
  const other = await bellwether(['fit', 'price', model, '--describe']);
  assert.is(other.exitCode, 1);
  assert.match(other.err, `${model} is a churn model: use \`bellwether fit churn ${model} --describe\``);
  writeFileSync('plan.yaml', 'name: A plan\n');
  const none = await bellwether(['fit', 'churn', 'plan.yaml', '--describe']);
  assert.is(none.exitCode, 1);
  assert.match(none.err, '1 mistake in 1 file');
});

for (const [kind, { about, columns, settings }] of Object.entries(trainingRules)) {
  test(`the help of ${kind} shows every column, every setting and its default`, async () => {
    const { exitCode, out } = await bellwether(['fit', kind, '--help']);
    assert.is(exitCode, 0);
    const plain = out.replace(/\s+/g, ' ');
    for (const text of [about, ...columns.map((column) => column.about), ...settings.map((setting) => `Default: ${setting.fallback === '' ? 'none' : setting.fallback}.`)]) assert.ok(plain.includes(text), text);
    for (const line of out.split('\n').filter((text) => !text.startsWith('Columns'))) assert.ok(line.length <= 80, line);
  });
}

test('noise and ensembles are offered where there is something to put them on', async () => {
  const helpOf = async (kind: string) => (await bellwether(['fit', kind, '--help'])).out;
  assert.match(await helpOf('sbg'), '--epsilon');
  assert.not.match(await helpOf('sbg'), '--members');
  assert.match(await helpOf('recommender'), '--members');
  assert.not.match(await helpOf('recommender'), '--epsilon');
});

test.run();
