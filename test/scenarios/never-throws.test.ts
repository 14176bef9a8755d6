import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatDiagnostic } from '../../scenarios/diagnostic.js';
import { hashScenario } from '../../scenarios/hash.js';
import { packageRoot } from '../../scenarios/packageRoot.js';
import { parseQuantity } from '../../scenarios/quantity.js';
import { parseScenario } from '../../scenarios/parse.js';
import { readerOf } from './reading.js';

/** Inputs in all, shared by the properties; the environment asks for more. */
const inputs = Number(process.env['BELLWETHER_FUZZ'] ?? 4000);
const seed = Number(process.env['BELLWETHER_FUZZ_SEED'] ?? 2027);
const share = (part: number): { readonly numRuns: number; readonly seed: number } => ({ numRuns: Math.ceil(inputs * part), seed });

const folder = join(packageRoot(), 'scenarios');
const shipped = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => readFileSync(join(folder, file), 'utf8'));
const files = readerOf({
  'customer-service.yaml': readFileSync(join(folder, 'customer-service.yaml'), 'utf8'),
  'data.csv': 'rate\n0.1\n0.2\n',
  'self.yaml': 'extends: self.yaml',
});

/** What every answer keeps to, whatever was asked. */
const keeps = (text: string): void => {
  const result = parseScenario(text, 'fuzz.yaml', files);
  if (E.isRight(result)) return assert.match(hashScenario(result.right.scenario), /^[0-9a-f]{64}$/);
  assert.ok(result.left.length > 0);
  for (const diagnostic of result.left) {
    assert.ok(diagnostic.line >= 1 && diagnostic.column >= 1 && diagnostic.message.length > 0 && diagnostic.file.length > 0);
    assert.not.match(formatDiagnostic(diagnostic, { color: false, frame: true }), /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  }
};

const words = [
  'name currency start months step trials seed expected market customers agents churn reach all innovation offer price from value growth',
  'conversion segments costs group once at every finance opening_cash constructor __proto__ null ~ <<',
  'shocks input unit stresses multiply change all_of decisions alternatives maximise minimise optimise over subject_to offer.a.price mean(npv) probability(ruin)',
  '2027-01 0 -1 3% 40k 1.2M 1e400 .nan .inf /year beta( mixture( truncate( )',
].flatMap((line) => line.split(' '));
const marks = '{|}|[|]|:|: |,|, |\n|\n  |\t|- |? |#| #|"|\'|&a|*a|!t |>|%|---\n|...\n|\r\n|\u0000|\u2028|\ud800|😀|中|\ufeff'.split('|');
const phrases = [
  'extends: customer-service.yaml',
  'extends: self.yaml',
  '20 to 35',
  'across ',
  'each month ',
  'pert(1%, 3%, 6%)',
  'empirical(data.csv)',
  'empirical(x.csv, 3)',
  '|',
];
const pieces = [...words, ...marks, ...phrases];

const piece = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) });
const soup = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));

/** A shipped scenario with some of its characters cut out or replaced. */
const mutated = fc
  .tuple(
    fc.constantFrom(...shipped),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 12 }), piece), { minLength: 1, maxLength: 4 }),
  )
  .map(([text, changes]) =>
    changes.reduce((current, [where, cut, inserted]) => {
      const at = Math.floor(where * current.length);
      return current.slice(0, at) + inserted + current.slice(at + cut);
    }, text),
  );

test('reading never throws on any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), keeps), share(0.2));
});

test('reading never throws on words of the language in any order', () => {
  fc.assert(fc.property(soup, keeps), share(0.25));
});

test('reading never throws on a scenario with mistakes in it', () => {
  fc.assert(fc.property(mutated, keeps), share(0.25));
});

test('reading a value never throws, and every fault stands within the text', () => {
  const expression = fc.oneof(
    fc.array(fc.constantFrom(...pieces, ...'()+-*/%.,0123456789kMB '), { maxLength: 14 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(expression, (text) => {
      const result = parseQuantity(text, () => E.right([1]));
      if (E.isLeft(result)) for (const { offset } of result.left) assert.ok(offset >= 0 && offset <= text.length, text);
    }),
    share(0.3),
  );
});

test.run();
