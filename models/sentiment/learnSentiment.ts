import type { Learning } from '../backend/learning.js';
import type { TrainingContext } from '../context.js';
import type { DataColumns } from '../data/columns.js';
import { descentSettings } from '../table/descentSettings.js';
import { stratifiedSplit, type Split } from '../table/split.js';
import type { FitRequest } from '../trainer.js';
import { descend, type Descended } from '../training/descent.js';
import { sparseInputs } from '../training/inputs.js';
import { everyRow, scoresOf } from '../training/linearModel.js';
import { bagsOfWords } from './bagOfWords.js';
import { toneOf } from './tones.js';

/** Texts with the tones that people gave some of them. */
export interface LabelledTexts {
  readonly data: DataColumns;
  readonly texts: readonly string[];
  /** [row] position in `tones`; -1: no label. */
  readonly labels: Int32Array;
  /** Positions in `tones` of the tones that labels have, in rising order: the classes. */
  readonly classes: readonly number[];
  /** Rows that have a label, split; the rows of the split are those of the file. */
  readonly split: Split;
}

/** What was learned about tones. */
export interface LearnedSentiment extends Omit<Descended, 'models'> {
  /** [row] position in `tones` that the classifier gives a text. */
  readonly predicted: Int32Array;
  /** [row] the label where there is one, else what the classifier gives. */
  readonly tone: Int32Array;
  /** Position in `tones` of the most frequent label of the training rows. */
  readonly majority: number;
}

/** Labels as tones, and labelled rows split: 60 % for training, 20 % to say when to stop, 20 % held out, within each tone. */
export const labelledTexts = (data: DataColumns, { seed }: TrainingContext): LabelledTexts => {
  const { codes, levels } = data.categories.get('label') ?? { codes: new Int32Array(0), levels: [] };
  const ofLevel = levels.map((level) => toneOf(level) ?? -1);
  const labels = codes.map((code) => ofLevel[code]);
  const labelled = everyRow(data.used).filter((row) => labels[row] >= 0);
  const split = stratifiedSplit(
    labelled.map((row) => labels[row]),
    { validation: 0.2, test: 0.2 },
    seed,
  );
  const rowsOf = (places: Int32Array): Int32Array => places.map((place) => labelled[place]);
  return {
    data,
    texts: data.texts.get('text') ?? [],
    labels,
    classes: [...new Set(labelled.map((row) => labels[row]))].sort((a, b) => a - b),
    split: { training: rowsOf(split.training), validation: rowsOf(split.validation), test: rowsOf(split.test) },
  };
};

/** Learns a softmax over hashed bags of words (formula F12, cross-entropy) and gives every text a tone. */
export const learnSentiment = async (learning: Learning, { texts, labels, classes, split }: LabelledTexts, request: FitRequest, context: TrainingContext): Promise<LearnedSentiment> => {
  const inputs = sparseInputs(bagsOfWords(texts, Number(request.settings['features'])));
  const target = Float32Array.from(labels, (label) => Math.max(0, classes.indexOf(label)));
  const counts = classes.map((label) => split.training.filter((row) => labels[row] === label).length);
  const { models, ...course } = await descend(
    learning,
    {
      inputs,
      loss: 'softmax',
      classes: classes.length,
      target,
      importance: new Float32Array(texts.length).fill(1),
      training: split.training,
      validation: split.validation,
      counts: [new Float32Array(split.training.length).fill(1)],
      ...descentSettings(request, inputs.width),
      seed: `${context.seed} sentiment`,
      signal: context.signal,
      onEpoch: (epoch, epochs) => context.onProgress('learning the tone of texts', epoch, epochs),
    },
    counts.map((count) => Math.log(count / split.training.length)),
  );
  const scores = scoresOf(models[0], inputs, everyRow(texts.length));
  const predicted = Int32Array.from(texts, (_, row) => classes[highest(scores.subarray(row * classes.length, (row + 1) * classes.length))]);
  return {
    ...course,
    predicted,
    tone: labels.map((label, row) => (label < 0 ? predicted[row] : label)),
    majority: classes[highest(counts)],
  };
};

const highest = (values: ArrayLike<number>): number => {
  let best = 0;
  for (let index = 1; index < values.length; index++) if (values[index] > values[best]) best = index;
  return best;
};
