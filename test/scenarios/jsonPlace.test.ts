import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Path } from '../../scenarios/diagnostic.js';
import { placeInJson } from '../../scenarios/jsonPlace.js';

test('a value is found where it begins', () => {
  const text = '{ "a": [1, {"b\\"}": "x, ]"}, [2]],\n  "c": null }';
  const at = (path: Path): string => text.slice(placeInJson(text, path)).slice(0, 4);
  assert.is(at([]), '{ "a');
  assert.is(at(['a', 0]), '1, {');
  assert.is(at(['a', 1, 'b"}']), '"x, ');
  assert.is(at(['a', 2, 0]), '2]],');
  assert.is(at(['c']), 'null');
});

test('a path that leads nowhere ends at its last part that is there', () => {
  const text = '{ "a": [1] }';
  for (const path of [['a', 5], ['a', 'b'], ['a', 'b', 'c']] as const) assert.is(placeInJson(text, path), 7, path.join('.'));
  assert.is(placeInJson(text, ['b']), 0);
});

/** Every path of a JSON value with what it leads to. */
const pathsOf = (value: unknown, path: Path = []): readonly (readonly [Path, unknown])[] => {
  const entries = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [[path, value], ...entries.flatMap(([step, item]) => pathsOf(item, [...path, step]))];
};

test('what stands at the place of a path is its value, in any JSON however it is indented', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.nat(3), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      for (const [path, wanted] of pathsOf(JSON.parse(text))) {
        const begins = JSON.stringify(wanted, null, indent).slice(0, 1);
        assert.is(text[placeInJson(text, path)], begins, `${text} at ${JSON.stringify(path)}`);
      }
    }),
    { numRuns: 200 },
  );
});

test.run();
