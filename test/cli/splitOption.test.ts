import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { assignmentsOf, splitUnquoted, unquoted } from '../../cli/splitOption.js';

test('signs inside double quotes split nothing', () => {
  assert.equal(splitUnquoted('a="x, y",b', ','), ['a="x, y"', 'b']);
  assert.equal(splitUnquoted('', ','), ['']);
  assert.equal(assignmentsOf('a="x, y", b=1=2 ,"c=d"=e').map(({ assignment }) => assignment), [
    { name: 'a', value: '"x, y"' },
    { name: 'b', value: '1=2' },
    { name: 'c=d', value: 'e' },
  ]);
});

test('a part without a name, a sign or a value assigns nothing', () => {
  for (const text of ['a', 'a=', '=b', '', ' = ']) assert.equal(assignmentsOf(text), [{ text: text.trim(), assignment: undefined }]);
});

test('any name comes back from its quotes', () => {
  const name = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !text.includes('"') && text.trim() === text);
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
      const written = names.map((text, index) => `role${index}="${text}"`).join(',');
      assert.equal(assignmentsOf(written).map(({ assignment }) => unquoted(assignment?.value ?? '')), names);
    }),
  );
});

test.run();
