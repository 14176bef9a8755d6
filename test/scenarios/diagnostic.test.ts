import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatDiagnostic, pathText } from '../../scenarios/diagnostic.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import { nearest } from '../../scenarios/hints.js';
import { parseScenario } from '../../scenarios/parse.js';
import { makeSource, positionOf } from '../../scenarios/source.js';
import { smallest } from './reading.js';

const diagnostic: Diagnostic = {
  file: 'a.yaml',
  line: 12,
  column: 12,
  path: 'retention.churn',
  message: 'a chance from 0% to 100%',
  found: '1.4',
  hint: 'did you mean 1.4%?',
  sourceLine: '  churn:   1.4',
};

test('a diagnostic reads as place, path, expected, got, hint and, in a frame, the line with a caret', () => {
  assert.is(
    formatDiagnostic(diagnostic, { color: false, frame: false }),
    'a.yaml:12:12 retention.churn: expected a chance from 0% to 100%, got 1.4\n  hint: did you mean 1.4%?',
  );
  assert.is(
    formatDiagnostic(diagnostic, { color: false, frame: true }),
    'a.yaml:12:12 retention.churn: expected a chance from 0% to 100%, got 1.4\n  hint: did you mean 1.4%?\n   12 |   churn:   1.4\n      |            ^',
  );
  const { found: _found, hint: _hint, ...bare } = { ...diagnostic, path: '' };
  assert.is(formatDiagnostic(bare, { color: false, frame: false }), 'a.yaml:12:12: expected a chance from 0% to 100%, found nothing');
  assert.match(formatDiagnostic(diagnostic, { color: true, frame: true }), /\u001b\[/);
});

test('the caret stands under the column where wide characters come before it, and long lines are cut around it', () => {
  const wide = formatDiagnostic({ ...diagnostic, column: 4, sourceLine: '客户：1.4' }, { color: false, frame: true }).split('\n');
  assert.is(wide[3], '      |       ^');
  const long = formatDiagnostic(
    { ...diagnostic, column: 500, sourceLine: `${'x'.repeat(499)}1.4${'y'.repeat(500)}` },
    { color: false, frame: true },
  ).split('\n');
  assert.is(long[2].indexOf('1.4'), long[3].indexOf('^'));
  assert.ok(long[2].length < 140);
});

test('a column counts from 1 in every kind of line', () => {
  const source = makeSource('a', '\ufeffab\r\ncd\n\nef');
  assert.equal(
    [0, 2, 4, 7, 8, 99].map((offset) => positionOf({ source, offset })),
    [
      { line: 1, column: 1, sourceLine: 'ab' },
      { line: 1, column: 3, sourceLine: 'ab' },
      { line: 2, column: 1, sourceLine: 'cd' },
      { line: 3, column: 1, sourceLine: '' },
      { line: 4, column: 1, sourceLine: 'ef' },
      { line: 4, column: 3, sourceLine: 'ef' },
    ],
  );
});

test('the source line of a mistake is the line it is in', () => {
  const result = parseScenario(smallest({ months: 'months: 0   # too short' }).replace(/\n/g, '\r\n'), 'a.yaml');
  assert.ok(E.isLeft(result));
  assert.equal(
    result.left.map(({ line, column, sourceLine }) => [line, column, sourceLine]),
    [[4, 9, 'months: 0   # too short']],
  );
});

test('paths and near names', () => {
  assert.is(pathText(['offer', 'basic', 'price', 1, 'from']), 'offer.basic.price[1].from');
  assert.is(nearest('chrun', ['churn', 'customers']), 'churn');
  assert.is(nearest('churns', ['churn', 'customers']), 'churn');
  assert.is(nearest('win-back', ['churn', 'win_back']), 'win_back');
  assert.is(nearest('Market', ['market', 'months']), 'market');
  assert.is(nearest('channels', ['churn', 'choice']), undefined);
});

test.run();
