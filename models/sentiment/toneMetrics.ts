import type { Card, CardMetric } from '../../scenarios/storedModel.js';
import type { TrainingContext } from '../context.js';
import { accuracyMeasure, macroMeasure } from '../metrics/classErrors.js';
import { measureAll } from '../metrics/measure.js';
import type { LabelledTexts, LearnedSentiment } from './learnSentiment.js';
import { tones } from './tones.js';
import { isChinese } from './words.js';

const everyTone = 'always the most frequent tone';

/** Accuracy and macro F1 of held-out texts, beside what the most frequent tone of the training texts gets for all of them. */
const metricsOf = (predicted: Int32Array, actual: Int32Array, majority: number, seed: string): CardMetric[] => {
  const { accuracy, macro } = measureAll({ accuracy: accuracyMeasure(predicted, actual), macro: macroMeasure(predicted, actual, tones.length) }, actual.length, seed);
  const ones = new Float32Array(actual.length).fill(1);
  const constant = new Int32Array(actual.length).fill(majority);
  return [
    { name: 'accuracy', ...accuracy, baseline: { name: everyTone, value: accuracyMeasure(constant, actual)(ones) }, better: 'higher' },
    { name: 'macro F1', ...macro, baseline: { name: everyTone, value: macroMeasure(constant, actual, tones.length)(ones) }, better: 'higher' },
  ];
};

/** How good the classifier is on held-out texts, in all and by language; languages with fewer than `smallestCell` of them are left out. */
export const toneMetrics = ({ texts, labels, split }: LabelledTexts, { predicted, majority }: LearnedSentiment, { seed, smallestCell }: TrainingContext): Pick<Card, 'metrics' | 'segments'> => {
  const of = (rows: Int32Array, stream: string): CardMetric[] =>
    metricsOf(
      rows.map((row) => predicted[row]),
      rows.map((row) => labels[row]),
      majority,
      stream,
    );
  const chinese = split.test.filter((row) => isChinese(texts[row]));
  const other = split.test.filter((row) => !isChinese(texts[row]));
  const languages = [
    { name: 'Chinese', rows: chinese },
    { name: 'English and other languages', rows: other },
  ].filter(({ rows }) => rows.length >= Math.max(1, smallestCell));
  return {
    metrics: of(split.test, seed),
    segments: chinese.length === 0 || other.length === 0 ? [] : languages.map(({ name, rows }) => ({ name, rows: rows.length, metrics: of(rows, `${seed} ${name}`) })),
  };
};
