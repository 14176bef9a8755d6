import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkJUnit } from '../../../../reports/studies/check/junit.js';
import { xmlText } from '../../../../reports/studies/check/xml.js';
import { parseXml, type ParsedElement } from '../../../support/parseXml.js';
import { awkward, checkResult, comparison, fileCheck, invariant } from './results.js';

const counts = ({ attributes }: ParsedElement): readonly number[] => ['tests', 'failures', 'errors', 'skipped'].map((name) => Number(attributes[name]));

/** What a case holds: nothing where it passed. */
const outcomes = (suite: ParsedElement): readonly (string | undefined)[] => suite.children.map(({ children }) => children[0]?.name);

const mixed = checkResult({
  files: [
    fileCheck({ invariants: [invariant(), invariant({ text: 'p5(cash at end) >= 0', verdict: 'broken', comparisons: [comparison({ verdict: 'broken', unit: 'EUR', value: { value: -2e5, se: 1e4 }, bound: { value: 0, se: 0 }, margin: -2e5 })] })] }),
    fileCheck({ file: 'b.yaml', invariants: [invariant({ verdict: 'undecided', trialsNeeded: 40_000 })] }),
    fileCheck({ file: 'c.yaml', invariants: [] }),
  ],
  mistakes: [{ file: 'd.yaml', messages: ['d.yaml:3:7 months: expected a whole number, got many', 'another'] }],
});

test('a file is a suite and an invariant a case: broken fails, undecided and none are skipped, mistakes are an error', () => {
  const root = parseXml(checkJUnit(mixed));
  assert.is(root.name, 'testsuites');
  assert.equal(counts(root), [5, 1, 1, 2]);
  assert.is(root.attributes['time'], '1.234');
  assert.equal(root.children.map(({ attributes }) => attributes['name']), ['plan.yaml', 'b.yaml', 'c.yaml', 'd.yaml']);
  assert.equal(root.children.map(counts), [
    [2, 1, 0, 0],
    [1, 0, 0, 1],
    [1, 0, 0, 1],
    [1, 0, 1, 0],
  ]);
  assert.equal(root.children.map(outcomes), [[undefined, 'failure'], ['skipped'], ['skipped'], ['error']]);
  const [, broken] = root.children[0].children;
  assert.is(broken.attributes['name'], 'p5(cash at end) >= 0');
  assert.match(broken.children[0].attributes['message'], 'margin \u2212200k EUR');
  assert.is(root.children[3].children[0].children[0].text, 'd.yaml:3:7 months: expected a whole number, got many\nanother');
});

test('where undecided counts as broken it is a failure', () => {
  const [, undecided] = parseXml(checkJUnit({ ...mixed, strict: true })).children;
  assert.equal([outcomes(undecided), counts(undecided)], [['failure'], [1, 1, 0, 0]]);
});

test('whatever signs are in names and messages, a parser reads them again', () => {
  const root = parseXml(checkJUnit(checkResult({ files: [fileCheck({ file: awkward, invariants: [invariant({ text: awkward })] })], mistakes: [{ file: 'x', messages: [awkward] }] })));
  // What XML cannot hold is a replacement sign.
  const expected = awkward.replace(/[\u0000\u0008]|\ud800/g, '\ufffd');
  assert.is(root.children[0].attributes['name'], expected);
  assert.is(root.children[0].children[0].attributes['name'], expected);
  assert.is(root.children[1].children[0].children[0].text, expected);
});

test('any text comes back from an attribute and from an element, and no document has a sign that XML forbids', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', minLength: 1 }), (given, inner) => {
      const xml = xmlText({ name: 'a', attributes: { given }, content: inner });
      assert.ok(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(xml));
      const kept = (text: string): string => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
      const { attributes, text } = parseXml(xml);
      assert.equal([attributes['given'], text], [kept(given), kept(inner)]);
    }),
  );
});

test.run();
