import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hiddenText, segmentRows } from '../../../models/table/segmentRows.js';
import { splitText, stratifiedSplit } from '../../../models/table/split.js';
import { everyRow } from '../../../models/training/linearModel.js';

const labels = Uint8Array.from({ length: 1000 }, (_, row) => (row % 10 === 0 ? 1 : 0));

test('every row is in one part, and every part has each class in the same proportion', () => {
  const split = stratifiedSplit(labels, { validation: 0.2, test: 0.2 }, 'a');
  const parts = [split.training, split.validation, split.test];
  assert.equal(Int32Array.from(parts.flatMap((part) => [...part])).sort(), everyRow(1000));
  assert.equal(
    parts.map((part) => part.length),
    [600, 200, 200],
  );
  assert.equal(
    parts.map((part) => part.reduce((sum, row) => sum + labels[row], 0)),
    [60, 20, 20],
  );
  assert.equal(stratifiedSplit(labels, { validation: 0.2, test: 0.2 }, 'a'), split);
  assert.not.equal(stratifiedSplit(labels, { validation: 0.2, test: 0.2 }, 'b').test, split.test);
  assert.is(splitText(split, 'each class'), '600 rows for training, 200 to say when to stop, 200 held out; drawn at random within each class');
});

test('segments with too few rows are hidden and counted', () => {
  const segments = { levels: ['large', 'tiny', 'also tiny', 'absent'], codes: Int32Array.of(0, 0, 0, 1, 2, 2) };
  const { shown, hidden } = segmentRows(segments, everyRow(6), 3);
  assert.equal(shown, [{ name: 'large', rows: Int32Array.of(0, 1, 2) }]);
  assert.equal(hidden, { segments: 2 });
  assert.equal(hiddenText(hidden, 3), ['2 segments with fewer than 3 rows are left out.']);
  assert.equal(hiddenText({ segments: 0 }, 3), []);
  assert.is(segmentRows(segments, everyRow(6), 0).shown.length, 3);
});

test.run();
