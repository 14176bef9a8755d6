import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { bellwether as real } from '../../cli/bellwether.js';
import type { TrainingContext } from '../../models/context.js';
import type { FitRequest, Trainer } from '../../models/trainer.js';
import type { Training } from '../../scenarios/drivers/trainings.js';
import { loadScenario, loadTrainings } from '../../scenarios/load.js';
import { fakeTrainer } from './fakeTrainer.js';
import { bellwether } from './harness.js';
import { customersCsv } from '../support/exampleData/customers.js';
import { contractsCsv } from '../support/exampleData/contracts.js';

const test = suite<{ folder: string }>('train', { folder: '' });

const checkout = process.cwd();
test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'bellwether-train-'));
  process.chdir(context.folder);
});
test.after.each(({ folder }) => {
  process.chdir(checkout);
  rmSync(folder, { recursive: true, force: true });
});

const training = (kind: Training['kind'], parts: Partial<Training> = {}): Training => ({
  kind,
  data: `data/${kind}.csv`,
  model: `models/${kind}.model.json`,
  columns: {},
  settings: {},
  members: 3,
  licence: 'our own',
  smallestCell: 20,
  ...parts,
});

/** Trainings of a scenario, and a trainer that keeps what it was asked. */
const stageOf = (trainings: readonly Training[]) => {
  const asked: { readonly kind: string; readonly request: FitRequest; readonly context: TrainingContext }[] = [];
  const trainer = async (kind: Parameters<typeof fakeTrainer>[0]): Promise<Trainer> => ({
    kind,
    fit: (request, context, open) => {
      asked.push({ kind, request, context });
      return fakeTrainer(kind).fit(request, context, open);
    },
  });
  return { asked, api: { trainer, loadTrainings: () => TE.right({ seed: 'plan', until: { year: 2029, month: 12 }, trainings }) } };
};

test('every driver is trained as the scenario says, in its order, and then the run is named', async () => {
  const { asked, api } = stageOf([training('forecast', { settings: { ahead: 12 } }), training('churn', { columns: { id: 'customer' }, model: 'models/deep/who leaves.model.json' })]);
  const { exitCode, out, err } = await bellwether(['train', 'plan.yaml'], { api });
  assert.is(err, '');
  assert.is(exitCode, 0);
  assert.equal(
    asked.map(({ kind, request, context }) => [kind, request.data, request.columns, context.seed, context.members, context.licence, context.smallestCell, context.until]),
    [
      ['forecast', 'data/forecast.csv', {}, 'plan forecast', 3, 'our own', 20, { year: 2029, month: 12 }],
      ['churn', 'data/churn.csv', { id: 'customer' }, 'plan churn', 3, 'our own', 20, { year: 2029, month: 12 }],
    ],
  );
  assert.is(asked[0].request.settings['ahead'], 12);
  assert.ok(existsSync('models/deep/who leaves.model.json') && existsSync('models/deep/who leaves.html'));
  assert.match(out, /\nModel {7}models\/deep\/who leaves\.model\.json\nReport {6}models\/deep\/who leaves\.html\n\nRun it {6}bellwether run plan\.yaml\n$/);
});

test('a scenario that has nothing trained is told how to', async () => {
  const { exitCode, err } = await bellwether(['train', 'plan.yaml']);
  assert.is(exitCode, 1);
  assert.match(err, 'plan.yaml: nothing to train: no driver has a train section');
});

test('mistakes of the scenario and of the data are printed, and nothing is written', async () => {
  const scenario = await bellwether(['train', 'bad.yaml']);
  assert.is(scenario.exitCode, 1);
  assert.match(scenario.err, 'bad.yaml:3:7 months: expected a whole number\n1 mistake in 1 file\n');
  const { api } = stageOf([training('churn')]);
  const wrong = { file: 'data/churn.csv', line: 9, column: 2, path: 'seats', message: 'a number', found: 'x' };
  const data = await bellwether(['train', 'plan.yaml'], { api: { ...api, columnsOf: () => TE.left([wrong]) } });
  assert.is(data.exitCode, 1);
  assert.match(data.err, 'data/churn.csv:9:2 seats: expected a number');
  assert.not.ok(existsSync('models/churn.model.json'));
});

test('stored models are described in place of being trained', async () => {
  const { asked, api } = stageOf([training('churn')]);
  assert.is((await bellwether(['train', 'plan.yaml'], { api })).exitCode, 0);
  const { exitCode, out } = await bellwether(['train', 'plan.yaml', '--describe'], { api });
  assert.is(exitCode, 0);
  assert.is(asked.length, 1);
  assert.match(out, 'Chance of leaving within a month');
  assert.not.match(out, 'Run it');
});

test('Ctrl-C ends with the best weights of the driver that was in training', async () => {
  const { api } = stageOf([training('churn'), training('price')]);
  const { exitCode, err } = await bellwether(['train', 'plan.yaml'], { api, signal: AbortSignal.abort() });
  assert.is(exitCode, 130);
  assert.match(err, 'training of churn was stopped: what is written are the best weights until then; later drivers were not trained');
  assert.match(readFileSync('models/churn.model.json', 'utf8'), 'Training was stopped before its end');
  assert.not.ok(existsSync('models/price.model.json'));
});

const records = `name: Trained
currency: EUR
start: 2027-01
months: 12
trials: 200
market: { small_business: { customers: 5000 }, enterprise: { customers: 300 } }
reach: { innovation: 3% }
offer: { service: { price: 20, conversion: 10% } }
costs: { losses: { group: service, per_customer: 30 } }
drivers:
  churn: { model: m/churn.model.json, train: { data: customers.csv, id: customer_id, members: 2, epochs: 30 } }
  risk: { model: m/risk.model.json, lines: [losses], segments: { small_business: lenders }, train: { data: contracts.csv, id: contract, members: 2, epochs: 30 } }
`;

test('what one command trains the next simulates, and a model of other data is refused', async () => {
  writeFileSync('plan.yaml', records);
  writeFileSync('customers.csv', customersCsv());
  writeFileSync('contracts.csv', contractsCsv());
  const untrained = await loadScenario('plan.yaml')();
  assert.equal(E.isLeft(untrained) && untrained.left.map(({ path, hint }) => [path, hint]), [
    ['drivers.churn.model', 'bellwether train plan.yaml makes it'],
    ['drivers.risk.model', 'bellwether train plan.yaml makes it'],
  ]);
  const trained = await bellwether(['train', 'plan.yaml'], { api: { ...real, loadTrainings } });
  assert.is(trained.exitCode, 0, trained.err);
  const { exitCode, out } = await bellwether(['run', 'plan.yaml'], { api: real });
  assert.is(exitCode, 0);
  assert.match(out, /\nChurn +Churn of 3,000 customers by logistic regression;/);
  assert.match(out, /\nLosses +Expected loss of 4,000 contracts/);
  const first = readFileSync('m/churn.model.json', 'utf8');
  assert.is((await bellwether(['train', 'plan.yaml'], { api: { ...real, loadTrainings } })).exitCode, 0);
  assert.is(readFileSync('m/churn.model.json', 'utf8'), first, 'one seed, one model');
  writeFileSync('customers.csv', `${customersCsv()}C9999,enterprise,3,9,99,5,5,1,no\n`);
  const stale = await bellwether(['run', 'plan.yaml'], { api: real });
  assert.is(stale.exitCode, 1);
  assert.match(stale.err, 'drivers.churn.train.data: expected the data that the model was trained on');
});

test.run();
