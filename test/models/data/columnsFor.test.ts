import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkDuplicates } from '../../../models/data/checkDuplicates.js';
import { columnsFor } from '../../../models/data/columnsFor.js';
import type { RoleColumns } from '../../../models/data/columnsFor.js';
import type { FitKind } from '../../../scenarios/trainingRules.js';
import { fileOf, mustRead, told, want } from './reading.js';

const found = (kind: FitKind, header: readonly string[], stated: RoleColumns = {}): RoleColumns | readonly string[] => {
  const columns = columnsFor(kind, 'data.csv', header, stated);
  return E.isRight(columns) ? columns.right : columns.left.map(told);
};

test('columns are found by their names without case, spaces and underscores; features are what is left', () => {
  assert.equal(found('churn', ['Customer_ID', 'tenure', 'CHURN', '', 'Monthly Charges']), {
    churned: 'CHURN',
    id: 'Customer_ID',
    features: ['tenure', 'Monthly Charges'],
  });
  assert.equal(found('recommender', ['User Id', 'stock_code', 'quantity', 'colour']), { user: 'User Id', item: 'stock_code', count: 'quantity' });
});

test('what is stated wins, and a column plays one part', () => {
  assert.equal(found('churn', ['id', 'gone', 'plan', 'age'], { churned: 'gone', segment: 'plan' }), {
    churned: 'gone',
    id: 'id',
    segment: 'plan',
    features: ['age'],
  });
  assert.equal(found('churn', ['id', 'churn', 'age', 'x'], { features: ['age'], segment: 'id' }), {
    churned: 'churn',
    segment: 'id',
    features: ['age'],
  });
});

test('parts and columns that are not there are errors', () => {
  assert.equal(found('forecast', ['Monat', 'Wert'], { value: 'Wret', tme: 'Monat' }), [
    'data.csv:1:1: expected a column Wret in the header, found nothing\n  hint: did you mean Wert?',
    'data.csv:1:1: expected a part that a column can play in a forecast fit, got tme\n  hint: did you mean time?',
    'data.csv:1:1: expected a column for time, by a name such as time, date, month, got the columns Monat, Wert\n  hint: say which column it is: time=Monat',
  ]);
});

test('keys that stand in two rows are told with both lines', async () => {
  const data = await mustRead(fileOf('keys.csv', 'id,x\na,1\nb,2\na,3\na,4\n'), want('id', 'category'));
  assert.equal(checkDuplicates(data, 'id').map(told), [
    'keys.csv:4:1 id: expected every id once, got a, which line 2 has already\n  hint: take one of the rows out of the file',
    'keys.csv:5:1 id: expected every id once, got a, which line 2 has already\n  hint: take one of the rows out of the file',
  ]);
  assert.equal(checkDuplicates(await mustRead(fileOf('keys.csv', 'id\na\nb\n'), want('id', 'category')), 'id'), []);
});

test.run();
