import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cholesky, correlationMatrix, pearsonOfSpearman } from '../../scenarios/correlation.js';
import { business, eachIsOneMistake, mistakesOf, scenarioOf } from './reading.js';

test('what is wrong with a correlation is said at its place', () => {
  eachIsOneMistake([
    [business('correlate: [[reach.imitation, costs.team.per_month]]'), '11:13 correlate[0]: expected [ path, path, correlation ], got a list of 2'],
    [business('correlate: [reach.imitation]'), '11:13 correlate[0]: expected [ path, path, correlation ], got reach.imitation'],
    [business('correlate: { a: 1 }'), '11:1 correlate: expected a list of [ path, path, correlation ], got a map with a'],
    [
      business('correlate: [[reach.imitation, costs.team.per_month, 1.4]]'),
      '11:53 correlate[0][2]: expected a known correlation from -1 to 1, got 1.4',
    ],
    [
      business('correlate: [[reach.imitation, costs.team.per_month, high]]'),
      '11:53 correlate[0][2]: expected a known correlation from -1 to 1, got high | write a number such as 0.03, 3%, 40k, 1.2M or 2B',
    ],
    [
      business('correlate: [[reach.imitaton, costs.team.per_month, 0.4]]'),
      '11:14 correlate[0][0]: expected the path of an uncertain value, got reach.imitaton | did you mean reach.imitation?',
    ],
    [
      business('correlate: [[reach.imitation, reach.imitation, 0.4]]'),
      '11:31 correlate[0][1]: expected another value, got reach.imitation | a value always moves with itself',
    ],
    [
      business('correlate: [[reach.imitation, costs.team.per_month, 0.4], [costs.team.per_month, reach.imitation, 0.4]]'),
      '11:59 correlate[1]: expected every pair once, got costs.team.per_month and reach.imitation again | they stand in correlate[0]; keep one of the two',
    ],
    [
      business(
        'correlate: [[reach.imitation, costs.team.per_month, 0.9], [reach.imitation, "reach.channels.search.cost_per_lead", 0.9], [costs.team.per_month, reach.channels.search.cost_per_lead, -0.9]]',
      ),
      '11:116 correlate[1][2]: expected correlations that can hold together: a positive definite matrix, got 0.9 of reach.imitation and reach.channels.search.cost_per_lead | what is stated of these and other values contradicts it: weaken it, or state how the others move together',
    ],
    [
      business('correlate: [[reach.imitation, costs.team.per_month, 0.9], [reach.imitation, "reach.channels.search.cost_per_lead", 0.9]]'),
      '11:116 correlate[1][2]: expected correlations that can hold together: a positive definite matrix, got 0.9 of reach.imitation and reach.channels.search.cost_per_lead | what is stated of these and other values contradicts it: weaken it, or state how the others move together',
    ],
    [
      business('correlate: [[reach.imitation, costs.team.per_month, 1]]'),
      '11:53 correlate[0][2]: expected correlations that can hold together: a positive definite matrix, got 1 of reach.imitation and costs.team.per_month | of two values that always move together only one is drawn: state less than 1',
    ],
  ]);
});

test('both values of a pair are looked at', () => {
  assert.equal(
    mistakesOf(business('correlate: [[reach.innovation, costs.team.per_customer, 0.4]]')).map((line) => line.replace(/ \|.*/, '')),
    [
      'a.yaml:11:14 correlate[0][0]: expected the path of an uncertain value, got reach.innovation, which is known',
      'a.yaml:11:32 correlate[0][1]: expected the path of an uncertain value, got costs.team.per_customer, which is drawn each month',
    ],
  );
});

test('correlations that are impossible without a later one are possible with it', () => {
  const first = '[reach.imitation, costs.team.per_month, 0.9], [reach.imitation, reach.channels.search.cost_per_lead, 0.9]';
  assert.is(mistakesOf(business(`correlate: [${first}]`)).length, 1);
  assert.equal(scenarioOf(business(`correlate: [${first}, [costs.team.per_month, reach.channels.search.cost_per_lead, 0.9]]`)).correlations, [
    { first: 'reach.imitation', second: 'costs.team.per_month', value: 0.9 },
    { first: 'reach.imitation', second: 'reach.channels.search.cost_per_lead', value: 0.9 },
    { first: 'costs.team.per_month', second: 'reach.channels.search.cost_per_lead', value: 0.9 },
  ]);
});

test('rank correlations become those of normal numbers', () => {
  assert.is(pearsonOfSpearman(0), 0);
  assert.ok(Math.abs(pearsonOfSpearman(1) - 1) < 1e-15);
  assert.ok(Math.abs(pearsonOfSpearman(0.5) - 0.5176380902) < 1e-10);
});

test('the factor of a matrix gives it back, and there is none exactly where an eigenvalue of three is not positive', () => {
  const correlation = fc.integer({ min: -999, max: 999 }).map((thousandths) => thousandths / 1000);
  fc.assert(
    fc.property(correlation, correlation, correlation, (ab, ac, bc) => {
      const names = ['a', 'b', 'c'];
      const matrix = correlationMatrix(names, [
        { first: 'a', second: 'b', value: ab },
        { first: 'c', second: 'a', value: ac },
        { first: 'b', second: 'c', value: bc },
      ]);
      const [x, y, z] = [ab, ac, bc].map(pearsonOfSpearman);
      const determinant = 1 + 2 * x * y * z - x * x - y * y - z * z;
      fc.pre(Math.abs(determinant) > 1e-9);
      const rows = cholesky(matrix);
      assert.is(rows !== undefined, determinant > 0);
      if (rows === undefined) return;
      const product = names.map((_, row) => names.map((__, column) => sum(rows[row].map((part, at) => part * (rows[column][at] ?? 0)))));
      matrix.forEach((wanted, row) => wanted.forEach((entry, column) => assert.ok(Math.abs(product[row][column] - entry) < 1e-12)));
    }),
  );
});

const sum = (terms: readonly number[]): number => terms.reduce((total, term) => total + term, 0);

test.run();
