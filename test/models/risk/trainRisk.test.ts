import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openLearning } from '../../../models/backend/openLearning.js';
import type { Fit } from '../../../models/fit.js';
import { learnRisk, riskTable } from '../../../models/risk/learnRisk.js';
import { riskTrainer } from '../../../models/risk/trainRisk.js';
import { storedModelSchema, type ModelOf } from '../../../scenarios/storedModel.js';
import { csv, draws } from '../../support/exampleData/draws.js';
import { identifiersIn } from '../../support/identifiersIn.js';
import { readPeople } from '../../../models/table/readPeople.js';
import { contextOf } from '../context.js';
import { fitFile, type Wishes } from '../fitting.js';
import { fileOf, mistakesOf, rightOf } from '../purchases/table.js';

const near = (found: number, wanted: number, bound: number): void => assert.ok(Math.abs(found - wanted) <= bound, `${found} is not ${wanted} within ${bound}`);
const fitOf = async (path: string, wishes: Wishes = {}): Promise<Fit> => rightOf(await fitFile(riskTrainer, path, wishes));
const modelOf = ({ model }: Fit): ModelOf<'risk'> => {
  if (model?.kind !== 'risk') throw new Error('no model of risk');
  return model;
};
const metric = ({ card }: Fit, name: string) => card.metrics.find((own) => own.name === name) ?? { value: NaN, se: NaN, baseline: null };

/** Expected losses: 5 % in segment prime, 12 % in subprime, and 2 % more for each point of score; losses are that, give or take. */
const contractsOf = (rows: number, sd: number, seed: string): string => {
  const { normal, chance } = draws(seed);
  return csv(
    ['loan_id', 'segment', 'score', 'loss'],
    Array.from({ length: rows }, (_, row) => {
      const segment = chance(0.6) ? 'prime' : 'subprime';
      const score = normal(0, 1);
      const loss = (segment === 'prime' ? 0.05 : 0.12) + 0.02 * score + normal(0, sd);
      return [`L${10000 + row}`, segment, score, Math.min(1, Math.max(0, loss))];
    }),
  );
};

const fit = await fitOf(fileOf(contractsOf(2000, 0.02, 'risk test')), { context: { members: 10 } });

test('expected losses that are known come back, by segment and member', () => {
  const { segments } = modelOf(fit).tables;
  assert.equal(
    segments.map(({ name, rate }) => [name, rate.length]),
    [
      ['prime', 10],
      ['subprime', 10],
    ],
  );
  // Rows spread by .028 about the mean of their segment; cutting at 0 adds .001 to the mean of prime. Standard errors are .0013 at most.
  for (const [position, truth] of [0.05, 0.12].entries()) for (const rate of segments[position].rate) near(rate, truth, 0.006);
  const [, score] = fit.report.tables.filter(({ title }) => title === 'What goes with losses')[0].rows;
  assert.is(score[0], 'score');
  near(Number(score[1]), 0.02, 0.003);
});

test('the hold-out is judged against the mean, and variance explained is that of the truth', () => {
  // Variance by segment .24 x .07^2, by score .02^2; noise .02^2.
  const explained = 0.24 * 0.07 ** 2 + 0.02 ** 2;
  near(metric(fit, 'R^2').value, explained / (explained + 0.02 ** 2), 4 * (metric(fit, 'R^2').se ?? 0) + 0.02);
  near(metric(fit, 'RMSE').value, 0.02, 0.002);
  assert.ok((metric(fit, 'RMSE').baseline?.value ?? 0) > 0.035);
  assert.match(fit.report.findings[0], /^On 400 held-out contracts the model explains 7\d(\.\d+)? ± \d(\.\d+)? % of the variance of losses and has an RMSE of 0\.0\d+ ± 0\.00\d+ against 0\.0\d+ by the mean\.$/);
  assert.equal(fit.card.segments.map(({ name }) => name), ['prime', 'subprime']);
});

test('what is stored is read back and names nobody', () => {
  assert.equal(storedModelSchema.parse(JSON.parse(JSON.stringify(fit.model))), JSON.parse(JSON.stringify(fit.model)));
  assert.equal(identifiersIn(JSON.stringify([fit.model, fit.report]), ['L10000', 'L11234']), []);
});

test('expectations outside 0 to 1 are moved to the nearer end, and counted', async () => {
  const { normal } = draws('clipped');
  const rows = Array.from({ length: 400 }, () => {
    const score = normal(0, 1);
    return [score, score > 1.5 ? 0.5 : 0];
  });
  const path = fileOf(csv(['score', 'loss'], rows));
  const steep = await fitOf(path);
  const [, count] = /^(\d+) of 400 expectations fell outside 0 to 1 and were moved to the nearer end\.$/.exec(steep.report.findings[1]) ?? [];
  assert.is(steep.card.trained.settings['clipped'], Number(count));
  assert.ok(Number(count) > 50);
  assert.equal(steep.card.segments, []);
  // A line through the points keeps their mean; without what is below 0 the mean is higher.
  const mean = rows.reduce((sum, [, loss]) => sum + loss, 0) / rows.length;
  assert.ok(modelOf(steep).tables.segments[0].rate.every((rate) => rate > mean + 0.005));
  const request = { data: path, columns: { loss: 'loss', features: ['score'] }, settings: { epochs: 100, learning_rate: 0.05, penalty: 0 } };
  const table = riskTable(rightOf(await readPeople(request, [{ role: 'loss', type: 'number' }])()), contextOf());
  const { held } = await learnRisk(await openLearning('wasm'), table, request, contextOf());
  assert.is(Math.min(...held), 0);
});

test('columns that say nothing are called that', async () => {
  const { uniform } = draws('nothing');
  const { report } = await fitOf(fileOf(csv(['score', 'loss'], Array.from({ length: 600 }, () => [uniform(), uniform()]))));
  assert.ok(report.findings.includes('That is no better than the mean beyond noise: the columns do not tell who loses more.'));
});

test('what cannot be learned from is refused with what to do', async () => {
  const text = contractsOf(200, 0.02, 'wrong');
  const wrong = async (table: string, wishes: Wishes = {}): Promise<readonly string[]> => mistakesOf(await fitFile(riskTrainer, fileOf(table), wishes));
  assert.equal(await wrong(text.replace(/,[\d.]+\n(L10004)/, ',25\n$1')), [
    `5:${text.split('\n')[4].lastIndexOf(',') + 2} loss: expected a share between 0 and 1, got 25 | write what was lost as a share of what was exposed: 0.25, or 25%`,
  ]);
  assert.equal(await wrong(text.replaceAll(/,[\d.]+\n/g, ',0.1\n')), ['1:1: expected losses that differ, got 0.1 in every row | what is the same everywhere needs no model: write it into the scenario']);
  assert.equal(await wrong(text.split('\n').slice(0, 51).join('\n') + '\n'), ['1:1: expected at least 100 rows to learn from, got 50 | add rows, or state the figure in the scenario instead of learning it']);
  assert.equal(await wrong(text, { context: { epsilon: 2 } }), ['1:1: expected a fit of counts for noise with an epsilon, got a model of rows, which is not private in that sense | leave epsilon out']);
});

test.run();
