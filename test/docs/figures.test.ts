import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { parseFigure } from '../../scenarios/figures/parseFigure.js';
import { parseRequirement } from '../../scenarios/figures/parseRequirement.js';
import { vocabularyOf } from '../../scenarios/figures/vocabulary.js';
import { wordsOf } from '../../scenarios/figures/wordsOf.js';
import { loadScenario } from '../../scenarios/load.js';
import { packageRoot } from '../../scenarios/packageRoot.js';
import { readDocuments } from '../support/documents.js';
import { withReference } from '../support/figuresReference.js';

const path = join(packageRoot(), 'docs', 'figures.md');

test('the names in docs/figures.md are those of the language', () => {
  const wanted = withReference(readFileSync(path, 'utf8'));
  if (wanted === undefined) throw new Error(`${path} has lost the marks of what is made`);
  if (process.env['BELLWETHER_UPDATE'] === '1') writeFileSync(path, wanted);
  assert.ok(readFileSync(path, 'utf8') === wanted, `${path} is out of date: run the tests with BELLWETHER_UPDATE=1`);
});

const loaded = await loadScenario(join(packageRoot(), 'scenarios', 'customer-service.yaml'))();
if (E.isLeft(loaded)) throw new Error('scenarios/customer-service.yaml has mistakes');
const vocabulary = vocabularyOf(loaded.right.scenario);
const document = readDocuments().find((one) => one.path === 'docs/figures.md');
if (document === undefined) throw new Error('docs/figures.md is not there');
const { text, blocks } = document;

/** What an example says, in words. */
const wordsIn = (example: string): string => {
  const read = /[<>]/.test(example.replace(/probability\(.*?\)/g, '')) ? parseRequirement(example, vocabulary) : parseFigure(example, vocabulary);
  if (E.isLeft(read)) throw new Error(`docs/figures.md: ${example}: expected ${read.left.expected}, got ${read.left.found}`);
  return wordsOf(read.right);
};

test('every example of docs/figures.md is of the shipped customer service, and says what the page says', () => {
  const rows = [...text.matchAll(/^\| `([^`]+)` \| ([^|]+) \|$/gm)].filter(([, example = '']) => !/^(\w|\.)+$/.test(example));
  assert.ok(rows.length >= 20, `${rows.length} examples in tables`);
  for (const [, example = '', said] of rows) assert.is(said, wordsIn(example), example);
});

test('every list of invariants of docs/figures.md can be read', () => {
  const lists = blocks.filter(({ language }) => language === 'yaml').map((block) => (parse(block.text) as { readonly invariants: readonly string[] }).invariants);
  assert.ok(lists.length >= 2 && lists.flat().length >= 9, `${lists.length} lists`);
  for (const one of lists.flat()) assert.ok(E.isRight(parseRequirement(one, vocabulary)), one);
});

test.run();
