import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bagsOfWords } from '../../../models/sentiment/bagOfWords.js';
import { toneOf } from '../../../models/sentiment/tones.js';
import { isChinese, wordsOf } from '../../../models/sentiment/words.js';

test('English words are lower-cased, and pairs end at punctuation', () => {
  assert.equal(wordsOf('Not bad. Isn’t SLOW!'), ['not', 'bad', 'not bad', 'isn’t', 'slow', 'isn’t slow']);
  assert.equal(wordsOf(' !? '), []);
});

test('Chinese is cut into words, and all pairs of its characters are kept', () => {
  const words = wordsOf('非常好用，ＡＩ不错');
  for (const word of ['非常', '好用', '非常 好用', 'ai', '非|常', '常|好', '好|用', '不|错']) assert.ok(words.includes(word), word);
  assert.not.ok(words.includes('用|不'));
  assert.ok(isChinese('AI 客服') && !isChinese('AI service'));
});

test('a bag has one length whatever its text has, and depends on nothing but the words', () => {
  const { starts, at, values } = bagsOfWords(['good good service', 'Service good: GOOD', '', '很好'], 256);
  const bag = (row: number) => ({ at: [...at.subarray(starts[row], starts[row + 1])], values: [...values.subarray(starts[row], starts[row + 1])] });
  for (const row of [0, 1, 3]) assert.ok(Math.abs(bag(row).values.reduce((sum, value) => sum + value ** 2, 0) - 16) < 1e-4);
  assert.equal(bag(2), { at: [], values: [] });
  assert.equal(bagsOfWords(['很好'], 256).at, Int32Array.from(bag(3).at));
  assert.ok(at.every((place) => place >= 0 && place < 256));
});

test('different words hardly ever share a place, and signs are even', () => {
  const texts = Array.from({ length: 2000 }, (_, word) => `word${word}`);
  const { at, values } = bagsOfWords(texts, 65_536);
  // 2,000 words in 65,536 places: 30.2 expected to share, standard deviation 5.4; 1,000 of a sign, 22.
  assert.ok(2000 - new Set(at).size < 55);
  const positive = values.filter((value) => value > 0).length;
  assert.ok(Math.abs(positive - 1000) < 90);
});

test('labels are words or numbers in two languages', () => {
  assert.equal(['Positive', '1', '+1', '正面', ' neutral', '0', '中性', 'NEGATIVE', '-1', '负面', 'great', ''].map(toneOf), [2, 2, 2, 2, 1, 1, 1, 0, 0, 0, undefined, undefined]);
});

test.run();
