import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { journalOf, readJournal } from '../../../engine/studies/journal.js';

test('an answer is worked out once, and known from then on', async () => {
  const journal = journalOf();
  let worked = 0;
  const answer = (): Promise<number> => journal.once('key', async () => ++worked);
  assert.equal([await answer(), await answer(), worked, journal.recalled()], [1, 1, 1, 0]);
  assert.is(await journal.once('other', async () => 7), 7);
});

test('a journal that was written and read knows the same answers, bit for bit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.double()), fc.double(), fc.string(), async (numbers, number, text) => {
      const journal = journalOf();
      const given = { numbers: Float64Array.from(numbers), number, text, none: null, list: [{ deep: Infinity }] };
      await journal.once('key', async () => given);
      const read = readJournal(journal.text('stress'), 'stress');
      assert.ok(read !== undefined);
      const found = await read.once<typeof given>('key', async () => {
        throw new Error('it is known');
      });
      assert.equal(Array.from(found.numbers), numbers);
      assert.is(read.recalled(), 1);
      assert.ok(Object.is(found.number, number) || (number === 0 && found.number === 0));
      assert.equal([found.text, found.none, found.list], [text, null, [{ deep: Infinity }]]);
    }),
  );
});

test('a text that is no journal, or one of another study, is not read', () => {
  for (const text of ['', '{', 'null', '[]', '{"kind":"bellwether journal","version":2}', journalOf().text('compare')]) assert.is(readJournal(text, 'stress'), undefined);
});

test('a journal whose answers were changed is not read', async () => {
  const journal = journalOf();
  await journal.once('key', async () => ({ value: 12, numbers: Float64Array.of(1, 2) }));
  const text = journal.text('stress');
  assert.ok(readJournal(text, 'stress') !== undefined);
  for (const [from, to] of [['12', '13'], ['{"value":12', 'null,"x":{"value":12'], ['"key"', '"other"']]) assert.is(readJournal(text.replace(from, to), 'stress'), undefined, to);
});

test.run();
