import { diagnoseAt } from '../../scenarios/diagnostic.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import { didYouMean } from '../../scenarios/hints.js';
import type { DataColumns } from '../data/columns.js';
import { withRest } from '../data/faultList.js';
import type { LabelledTexts } from './learnSentiment.js';
import type { MonthCounts } from './monthlyIndex.js';
import { knownLabels, toneOf, tones } from './tones.js';

const fewestOfTone = 20;
const fewestMonths = 12;

const atTop = (file: string, fault: Parameters<typeof diagnoseAt>[3]): Diagnostic => diagnoseAt(file, { line: 1, column: 1 }, '', fault);

/** Labels that name no tone. */
export const unknownLabels = (data: DataColumns): readonly Diagnostic[] => {
  const { codes, levels } = data.categories.get('label') ?? { codes: new Int32Array(0), levels: [] };
  const unknown = levels.map((level) => level !== '' && toneOf(level) === undefined);
  const rows = [...codes.keys()].filter((row) => unknown[codes[row]]);
  const faults = rows
    .slice(0, 20)
    .map((row) => data.faultAt(row, 'label', { expected: `one of ${knownLabels.join(', ')}, or nothing`, found: levels[codes[row]], hint: didYouMean(levels[codes[row]], knownLabels) }));
  return withRest(faults, rows.length);
};

/** Too few labelled texts to learn tones from. */
export const tooFewTones = ({ data, labels, classes }: LabelledTexts): readonly Diagnostic[] => {
  const counts = classes.map((label) => ({ tone: tones[label], texts: labels.filter((own) => own === label).length }));
  if (classes.length < 2) {
    const found = classes.length === 0 ? 'no label' : `${counts[0].tone} only`;
    return [atTop(data.file, { expected: 'labels of two tones or more', found, hint: 'label some texts of another tone' })];
  }
  return counts
    .filter(({ texts }) => texts < fewestOfTone)
    .map(({ tone, texts }) => atTop(data.file, { expected: `at least ${fewestOfTone} texts labelled ${tone}`, found: `${texts}`, hint: 'label more of them, or leave that tone out' }));
};

/** Too few months, or months without any news, for a monthly index. */
export const tooFewMonths = ({ file }: DataColumns, counts: readonly MonthCounts[]): readonly Diagnostic[] => {
  const hint = 'add older texts, or leave the time out to learn tones only';
  if (counts.length < fewestMonths) return [atTop(file, { expected: `at least ${fewestMonths} months of texts for a monthly index`, found: `${counts.length}`, hint })];
  const balances = counts.map(({ positive, negative }) => positive - negative);
  return balances.every((balance) => balance === balances[0]) ? [atTop(file, { expected: 'months whose texts differ in tone', found: `a balance of ${balances[0]} in every month`, hint })] : [];
};
