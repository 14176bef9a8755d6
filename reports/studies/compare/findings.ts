import type { Comparison, Row } from '../../../engine/studies/compare/comparison.js';
import { list, percent, plural, supported } from '../../numbers.js';
import { amountText, distanceText, isMoney, isShare } from '../amounts.js';
import { capital } from '../../sentence.js';
import { shortNames } from '../shortNames.js';
import { signedText } from '../signedText.js';
import { unansweredText } from '../unansweredPrices.js';
import { randomnessOf, rowOf, wordsOf } from './rows.js';

/** One figure for each thing that a board asks about, so that no finding says what another one said. */
const asked: readonly (readonly [name: string, statistic: Row['statistic']])[] = [
  ['profit', 'mean'],
  ['ruin', 'value'],
  ['cash', 'mean'],
  ['cash', 'p5'],
  ['breaks_even', 'value'],
  ['mrr', 'mean'],
  ['revenue', 'mean'],
  ['cost', 'mean'],
  ['subscribers', 'mean'],
  ['ltv_to_cac', 'p50'],
];

/** Most findings of a variant: the tables have the others. */
const most = 5;

/** A difference below these matters to nobody: of money, a share of the total cost; of a chance, a share of all futures; of all else, a share of the base's value. */
const matters = { ofCost: 0.01, ofFutures: 0.01, ofValue: 0.05 } as const;

/** A difference of a variant to the base. */
interface Difference {
  readonly row: Row;
  readonly value: number;
  readonly se: number;
  /** What the figure is in the variant. */
  readonly to: { readonly value: number; readonly se: number };
  /** How far it is, in units of the least that matters. */
  readonly weight: number;
}

const leastOf = (comparison: Comparison, row: Row): number => {
  const base = Math.abs(row.values[0]?.value ?? 0);
  if (isShare(row.unit)) return row.group === 'risk' ? matters.ofFutures : matters.ofValue * base;
  const cost = Math.abs(rowOf(comparison, 'cost', 'mean')?.values[0]?.value ?? 0);
  return isMoney(row.unit) && row.name !== 'mrr' && cost > 0 ? matters.ofCost * cost : matters.ofValue * base;
};

/** Cash that moves as profit does needs no sentence of its own; that of investors and lenders does. */
const cashFollowsProfit = (comparison: Comparison, variant: number): boolean => {
  const [profit, cash] = ['profit', 'cash'].map((name) => rowOf(comparison, name, 'mean')?.differences[variant - 1]?.value ?? 0);
  return Math.abs(cash - profit) <= sameMove * Math.abs(profit);
};

const sameMove = 0.1;

const differencesOf = (comparison: Comparison, variant: number): readonly Difference[] =>
  asked.flatMap(([name, statistic]) => {
    if (name === 'cash' && (statistic === 'mean' ? cashFollowsProfit(comparison, variant) : randomnessOf(comparison) !== 'sampled')) return [];
    const row = rowOf(comparison, name, statistic);
    const [difference, to] = [row?.differences[variant - 1], row?.values[variant]];
    if (row === undefined || difference == null || to == null) return [];
    return [{ row, ...difference, to, weight: Math.abs(difference.value) / Math.max(leastOf(comparison, row), Number.MIN_VALUE) }];
  });

/** Whether a difference is more than chance. */
const isSeen = ({ seenFrom }: Comparison, { value, se }: Difference): boolean => value !== 0 && Math.abs(value) >= seenFrom * se;

/** Whether every figure of a variant is what it is in the base. */
const isSame = ({ rows, scenarios }: Comparison, variant: number): boolean =>
  scenarios[variant]?.profit?.equal === 1 && rows.every(({ differences }) => (differences[variant - 1]?.value ?? 0) === 0);

/** How often a variant earns more than the base. */
const oftener = ({ scenarios }: Comparison, variant: number): string => {
  const profit = scenarios[variant]?.profit;
  if (profit == null || profit.se.greater === 0) return '';
  const same = profit.equal >= 0.01 ? `, and the same in ${percent(supported(profit.equal, profit.se.equal))}` : '';
  return `; it earns more than the base in ${percent(supported(profit.greater, profit.se.greater))} of futures${same}`;
};

/** How a variant is spoken of, in its first sentence and in those after it. */
interface Subject {
  readonly first: string;
  readonly then: string;
  /** Whether it is several things that raise or lower something together. */
  readonly several: boolean;
}

/** Most changes that a sentence names. */
const mostNamed = 2;

/** A variant of one or two changes is spoken of by them, `Raising the price of basic from 99 to 119`; another one by its name. */
const subjectOf = ({ scenarios }: Comparison, variant: number, name: string): Subject => {
  const changes = scenarios[variant]?.changes ?? [];
  const words = changes.map(({ words: text }) => text).join(' and ');
  const several = changes.length > 1;
  if (changes.length === 0 || changes.length > mostNamed) return { first: `${name} (${plural(changes.length, 'change')})`, then: name, several: false };
  if (scenarios.length > 2) return { first: `${name}, ${words},`, then: name, several: false };
  return several ? { first: `${words} together`, then: 'together they', several } : { first: words, then: 'it', several };
};

const sentence = (comparison: Comparison, { several }: Subject, subject: string, variant: number, difference: Difference): string => {
  const { row, value, to } = difference;
  const more = row.name === 'profit' ? oftener(comparison, variant) : '';
  const verb = `${value > 0 ? 'raise' : 'lower'}${several ? '' : 's'}`;
  return `${subject} ${verb} ${wordsOf(comparison, row)} by ${distanceText(difference, row.unit)}, to ${amountText({ value: supported(to.value, to.se), se: 0 }, row.unit)}${more}.`;
};

const named = (comparison: Comparison, differences: readonly Difference[]): string =>
  list(differences.map((difference) => `${wordsOf(comparison, difference.row)} (${signedText(difference, difference.row.unit)})`));

/** What a variant does: what can be seen and matters; then what is small, and what is within error. */
const findingsOf = (comparison: Comparison, variant: number, name: string): readonly string[] => {
  if (isSame(comparison, variant)) return [`${name} gives the same numbers as the base in every future.`];
  const differences = differencesOf(comparison, variant);
  const seen = differences.filter((difference) => isSeen(comparison, difference));
  const weights = seen.map(({ weight }) => weight).filter((weight) => weight >= 1).sort((one, other) => other - one);
  const least = weights[most - 1] ?? 1;
  const [main, small] = [seen.filter(({ weight }) => weight >= least), seen.filter(({ weight }) => weight < 1)];
  const unseen = differences.filter((difference) => !isSeen(comparison, difference) && (difference.value !== 0 || difference.se > 0));
  const subject = subjectOf(comparison, variant, name);
  const of = comparison.scenarios.length > 2 ? ` of ${name}` : '';
  return [
    ...main.map((difference, place) => sentence(comparison, subject, place === 0 ? subject.first : subject.then, variant, difference)),
    ...(main.length > 0 ? [] : [`${subject.first} ${subject.several ? 'make' : 'makes'} no difference ${small.length > 0 ? 'of weight' : 'beyond error'}.`]),
    ...(small.length === 0 ? [] : [`Small differences${of}, though beyond error: ${named(comparison, small)}.`]),
    ...(unseen.length === 0 ? [] : [`Differences${of} within error: ${named(comparison, unseen)}.`]),
    ...unansweredText(comparison.scenarios[variant]?.unansweredPrices ?? [], name),
  ];
};

/** Which scenario earns most and least, where there are more than two. */
const ranking = (comparison: Comparison, names: readonly string[]): readonly string[] => {
  const row = rowOf(comparison, 'profit', 'mean');
  const known = (row?.values ?? []).flatMap((value, index) => (value === null ? [] : [{ ...value, name: names[index] ?? '' }])).sort((one, other) => other.value - one.value);
  const [first, last] = [known[0], known[known.length - 1]];
  if (row === undefined || first === undefined || last === undefined || known.length < 3 || first.value === last.value) return [];
  return [`Of ${plural(known.length, 'scenario')}, ${first.name} earns most, ${amountText(first, row.unit)} of ${wordsOf(comparison, row)}, and ${last.name} least, ${amountText(last, row.unit)}.`];
};

const verdictWords = { holds: 'holds', broken: 'is broken', undecided: 'cannot be decided' } as const;

/** What the files say must hold, where not all scenarios agree about it. */
const invariantFindings = ({ invariants }: Comparison, names: readonly string[]): readonly string[] =>
  invariants
    .filter(({ verdicts }) => new Set(verdicts).size > 1)
    .map(({ text, verdicts }) => {
      const by = (verdict: keyof typeof verdictWords): readonly string[] => names.filter((_, index) => verdicts[index] === verdict);
      const parts = (Object.keys(verdictWords) as (keyof typeof verdictWords)[]).flatMap((verdict) => (by(verdict).length === 0 ? [] : [`${verdictWords[verdict]} in ${list(by(verdict))}`]));
      return `"${text}" ${list(parts)}.`;
    });

/** What a comparison says, a sentence each: which scenario earns most, what must hold and does not everywhere, then variant by variant. */
export const findings = (comparison: Comparison): readonly string[] => {
  const names = shortNames(comparison.scenarios.map(({ name }) => name));
  return [...ranking(comparison, names), ...invariantFindings(comparison, names), ...names.slice(1).flatMap((name, index) => findingsOf(comparison, index + 1, name))].map(capital);
};
