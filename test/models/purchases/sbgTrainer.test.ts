import seedrandom from 'seedrandom';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cardMarkdown } from '../../../models/card/cardMarkdown.js';
import type { TrainingContext } from '../../../models/context.js';
import type { DataColumns } from '../../../models/data/columns.js';
import { readColumns } from '../../../models/data/readColumns.js';
import type { Fit } from '../../../models/fit.js';
import { fitRetention, sbgTrainer } from '../../../models/purchases/sbg/sbgTrainer.js';
import { cardSchema } from '../../../scenarios/storedModel.js';
import { scenarioOf, smallest } from '../../scenarios/reading.js';
import { contextOf } from '../context.js';
import { fileOf, mistakesOf, noLearning, rightOf } from './table.js';

/** Fader & Hardie (2007), table 1, "Regular", of 1,000 customers. */
const regular = [1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173];

const tableOf = (customers: readonly (number | string)[]): string => fileOf(`year,customers\n${customers.map((count, year) => `${year},${count}`).join('\n')}\n`);

const requestOf = (data: string, until: number) => ({ data, columns: { period: 'year', customers: 'customers' }, settings: { every: 'year', until } });

const train = async (data: string, until: number, context: Partial<TrainingContext> = {}) => sbgTrainer.fit(requestOf(data, until), contextOf(context), noLearning)();

const fit: Fit = rightOf(await train(tableOf(regular), 7));

test('a report says what averaging churn costs, and how far off it is on years that it has not seen', () => {
  assert.equal(fit.report.findings, [
    "Averaging churn loses 37 % of a customer's value: a new customer pays for 3.69 (standard error 0.12) years, discounted at 10 % a year, against 2.32 if everybody left with the chance of the first year, 37.3 %.",
    'Customers differ: 37.3 % leave in the first year and 8.9 % of those left in year 7, because who is likely to leave leaves early, not because anybody changes.',
    'Years 8 to 12 were not fitted: the share still there is off by 0.3 points on average, by 11.4 points with one churn for everybody.',
  ]);
  assert.is(fit.report.charts.survival?.points.length, 13);
  assert.is(fit.report.charts.survival?.points[12].observed, 0.173);
  assert.is(fit.report.charts.survival?.points[12].fitted.toFixed(3), '0.170');
  assert.is(fit.model, undefined);
});

test('a card says what was fitted and what was held out, and against what', () => {
  assert.equal(cardSchema.parse(fit.card), fit.card);
  const text = cardMarkdown(fit.card);
  assert.match(text, '# Retention of 1,000 customers over 12 years: shifted beta-geometric');
  assert.match(text, 'Periods 0 to 7 were fitted, periods 8 to 12 held out.');
  assert.match(text, '| mean absolute error of the share still there | 0.002882 | not known | one churn for everybody | 0.1137 | better |');
});

test('what is pasted is read by a scenario as the law that was fitted', () => {
  assert.equal(fit.report.paste, ['churn: across beta(0.704, 1.182)/year']);
  const { segments } = scenarioOf(smallest({ market: `market: { everyone: { customers: 1000, ${fit.report.paste[0].replace('across beta(0.704, 1.182)/year', '"$&"')} } }` }));
  assert.match(JSON.stringify(segments[0]), /0\.704/);
});

test('everything can be fitted, and months are discounted by the month', async () => {
  const { report, card } = rightOf(await sbgTrainer.fit({ ...requestOf(tableOf(regular), 0), settings: {} }, contextOf(), noLearning)());
  assert.is(report.paste[0].replace(/[\d.]+/g, 'x'), 'churn: across beta(x, x)/month');
  assert.match(card.split, 'nothing was held out');
  assert.match(report.findings[0], 'the first month');
  // Months at 0.797 % are worth more of them than years at 10 %.
  assert.ok(Number(/for ([\d.]+)/.exec(report.findings[0])?.[1]) > 5);
});

test('shares of few customers are not shown', async () => {
  const { report } = rightOf(await train(tableOf([100, 60, 40, 25, 12, 9]), 0, { smallestCell: 10 }));
  assert.equal(report.charts.survival?.points.map(({ observed }) => observed), [1, 0.6, 0.4, 0.25, 0.12, null]);
  assert.is(report.tables[1].rows[5][1], 'fewer than 10');
});

/** A table that was read. */
const readTable = async (path: string): Promise<DataColumns> =>
  rightOf(
    await readColumns(path, [
      { role: 'period', name: 'year', type: 'number', blank: 'wrong' },
      { role: 'customers', name: 'customers', type: 'number', blank: 'wrong' },
    ])(),
  );

test('with an epsilon the report and the card know the noisy counts only', async () => {
  const path = tableOf(regular);
  const data = await readTable(path);
  const noisy = rightOf(fitRetention(data, requestOf(path, 7), contextOf({ epsilon: 0.5 }), seedrandom('noise')));
  assert.is(noisy.card.privacy.epsilon, 0.5);
  assert.is.not(noisy.card.data.sha256, fit.card.data.sha256);
  assert.match(cardMarkdown(noisy.card), 'differential privacy, epsilon 0.5');
  const observed = noisy.report.charts.survival?.points.map((point) => point.observed ?? 0) ?? [];
  const same = observed.filter((share, period) => period > 0 && Math.abs(share - regular[period] / 1000) < 1e-9);
  assert.ok(same.length <= 2, 'exact shares');
  assert.ok(observed.every((share, period) => Math.abs(share - regular[period] / 1000) < 0.05), 'noise of a few customers');
  const [once, again] = [await train(path, 7, { epsilon: 0.5 }), await train(path, 7, { epsilon: 0.5 })].map((result) => rightOf(result).card.data.sha256);
  // Thirteen noises of epsilon 0.5 are all the same with a chance below 1e-9.
  assert.is.not(once, again);
});

test('what is wrong with a table of retention is said at its line', async () => {
  const mistakes = async (rows: readonly (number | string)[], until = 0): Promise<string[]> => mistakesOf(await train(tableOf(rows), until));
  assert.equal(await mistakes([100, 60, 61, 40]), ['4:3 customers: expected at most the 60 customers of the period before, got 61 | follow the customers who joined together; who comes back or joins later is not one of them']);
  assert.equal(await mistakes([100, 63.1, 46.8]), [
    '3:3 customers: expected a whole number of customers, got 63.1 | count customers; shares of them do not say how sure one can be',
    '4:3 customers: expected a whole number of customers, got 46.8 | count customers; shares of them do not say how sure one can be',
  ]);
  assert.equal(await mistakes([100, 60, -1]), ['4:3 customers: expected a whole number of customers, got -1 | count customers; shares of them do not say how sure one can be']);
  assert.equal(await mistakes([100, 60]), ['3:1 year: expected periods 0 to 2 at least, got periods 0 to 1 | churn that differs between customers shows only over several periods']);
  assert.equal(await mistakes([9, 6, 5]), ['2:3 customers: expected 10 customers or more who joined, got 9 | take customers who joined in several months together, by their age']);
  assert.equal(await mistakes([100, 100, 100]), ['4:3 customers: expected customers who left, got all 100 still there | there is no churn to fit yet']);
  assert.equal(await mistakes([100, 50, 0]), ['4:3 customers: expected customers who are still there at the end of what is fitted, got 0 | fit until an earlier period']);
  assert.equal(await mistakes([100, 60, 50, 40], 9), ['5:1 year: expected until to be 2 to 3, or 0 for all, got 9 | it is the last period that is fitted']);
  assert.equal(await mistakes([10_000, 9000, 8100, 7290]), ['5:3 customers: expected customers whose churn differs, got counts that one churn for everybody fits as well | paste churn: 10%/year']);
  const late = await sbgTrainer.fit(requestOf(fileOf('year,customers\n1,100\n2,60\n3,50\n'), 0), contextOf(), noLearning)();
  assert.is(mistakesOf(late)[0], '2:1 year: expected period 0, got 1 | write a row a period in their order, from 0, when everybody has just joined');
});

test('noise that drowns the counts is refused', async () => {
  const path = tableOf([12, 11, 10]);
  const drowned = fitRetention(await readTable(path), requestOf(path, 0), contextOf({ epsilon: 0.001 }), () => 0.01);
  assert.equal(mistakesOf(drowned), [
    '4:3 customers: expected more customers than noise of epsilon 0.001 drowns, got 12 | take a larger epsilon, or customers who joined in several periods together, by their age',
  ]);
});

test.run();
