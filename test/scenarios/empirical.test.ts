import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mistakesOf, scenarioOf, smallest } from './reading.js';

const withChurn = (value: string): string => smallest({ market: `market: { everyone: { customers: 10, churn: "${value}" } }` });
const valuesOf = (value: string, csv: string): readonly number[] => {
  const quantity = scenarioOf(withChurn(value), { 'churn.csv': csv }).segments[0].churn?.quantity;
  if (quantity?.randomness === 'known' || quantity?.distribution.kind !== 'empirical') throw new Error('not empirical');
  return quantity.distribution.values;
};

test('observations are read from a column by name, by position, or from the only one, and sorted', () => {
  assert.equal(valuesOf('empirical(churn.csv)', '0.3\n0.1\n20%\n'), [0.1, 0.2, 0.3]);
  assert.equal(valuesOf('empirical(churn.csv)', 'rate\n0.3\n\n0.1\n'), [0.1, 0.3]);
  assert.equal(valuesOf('across empirical(churn.csv, rate)', '\ufeffname,rate\r\n"a, b",0.3\r\nb,\r\nc,0.1\r\n'), [0.1, 0.3]);
  assert.equal(valuesOf('empirical(churn.csv, 2)', 'a,0.5\nb,0.4\n'), [0.4, 0.5]);
});

test('what is wrong with a data file is said at its place', () => {
  const mistake = (value: string, csv: string): string => mistakesOf(withChurn(value), { 'churn.csv': csv }).join('; ');
  assert.match(
    mistake('empirical(chrn.csv)', ''),
    /^a\.yaml:5:46 market\.everyone\.churn: expected a CSV file that can be read, got chrn\.csv \(there is no such file\)$/,
  );
  assert.match(mistake('empirical(churn.csv, rte)', 'name,rate\na,1\n'), /expected a column of churn\.csv, got rte \| did you mean rate\?$/);
  assert.match(
    mistake('empirical(churn.csv)', 'name,rate\na,1\n'),
    /expected the name of a column of churn\.csv, found nothing \| write empirical\(churn\.csv, name\); columns: name, rate$/,
  );
  assert.match(
    mistake('empirical(churn.csv, rate)', 'name,rate\na,0.1\nb,low\n'),
    /^churn\.csv:3:1 market\.everyone\.churn: expected a number, got low/,
  );
  assert.match(mistake('empirical(churn.csv)', ''), /^churn\.csv:1:1 .*expected observations, found nothing$/);
  assert.match(mistake('empirical(churn.csv)', 'rate\n'), /expected a number in column 1 of churn\.csv, found nothing$/);
  assert.match(mistake('empirical(churn.csv)', 'a"b"c\n"'), /^churn\.csv:\d+:1 .*expected CSV that can be read, got /);
  assert.match(mistake('empirical(churn.csv)', '0.5\n7\n'), /churn: expected a chance from 0% to 100%, got empirical\(churn\.csv\)/);
});

test.run();
