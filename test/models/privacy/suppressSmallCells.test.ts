import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { suppressSmallCells } from '../../../models/privacy/suppressSmallCells.js';
import { identifiersIn } from '../../support/identifiersIn.js';

test('cells below the smallest are left out and counted, those at it stay', () => {
  const cells = [
    { name: 'a', rows: 9 },
    { name: 'b', rows: 10 },
    { name: 'c', rows: 0 },
    { name: 'd', rows: 400 },
  ];
  assert.equal(suppressSmallCells(cells, 10), { kept: [cells[1], cells[3]], suppressed: 2 });
  assert.equal(suppressSmallCells(cells, 0), { kept: cells, suppressed: 0 });
  assert.equal(suppressSmallCells([], 10), { kept: [], suppressed: 0 });
});

test('identifiers are found as words of their own only', () => {
  const ids = ['17850', 'C-12', 'ann@example.com', '李雷', '7590-VHVEG'];
  assert.equal(identifiersIn('customer 17850, "C-12" (ann@example.com); 李雷 and 7590-VHVEG', ids), ids);
  assert.equal(identifiersIn('178501 1.17850 C-123 ann@example.org 7590-VHVEGA', ids), []);
});

test.run();
