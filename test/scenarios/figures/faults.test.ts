import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseFigure } from '../../../scenarios/figures/parseFigure.js';
import { parseRequirement } from '../../../scenarios/figures/parseRequirement.js';
import type { Vocabulary } from '../../../scenarios/figures/vocabulary.js';
import type { ExpressionFault } from '../../../scenarios/parameters.js';
import { eachIsOneMistake, mistakesOf, smallest } from '../reading.js';
import { everything } from './vocabulary.js';

type Parse = (text: string, vocabulary: Vocabulary) => E.Either<ExpressionFault, unknown>;

/** Each text, with `|` where its fault is, and the fault: `expected, got found | hint`. */
const faultsOf = (parse: Parse, cases: readonly (readonly [marked: string, fault: string])[], vocabulary = everything): void => {
  for (const [marked, wanted] of cases) {
    const offset = marked.indexOf('|');
    const text = marked.replace('|', '');
    const read = parse(text, vocabulary);
    if (E.isRight(read)) throw new Error(`${text} is read`);
    const { expected, found, hint, offset: at } = read.left;
    assert.is(`${at}: ${expected}${found === undefined ? '' : `, got ${found}`}${hint === undefined ? '' : ` | ${hint}`}`, `${offset}: ${wanted}`, text);
  }
};

test('an unknown quantity is told from what the scenario has, by the nearest name or by what people call it', () => {
  faultsOf(parseFigure, [
    ['mean(|revenu)', 'a quantity of this scenario, got revenu | did you mean revenue?'],
    ['|Profit', 'a quantity of this scenario, got Profit | did you mean profit?'],
    ['ltv / |CAC', 'a quantity of this scenario, got CAC | did you mean cac?'],
    ['p5(lowst |cash)', 'a closing parenthesis, got cash) | did you mean lowest?'],
    ['probability(|riun)', 'a condition, got riun | did you mean ruin?'],
    ['p5(|breakeven)', 'a quantity of this scenario, got breakeven | did you mean break_even?'],
    ['|churn', 'a quantity of this scenario, got churn | did you mean churn_opening?'],
    ['2 |arr', 'a quantity of this scenario, got arr | did you mean 12 mrr at end?'],
    ['lowest |balance', 'a quantity of this scenario, got balance | did you mean cash at end?'],
  ]);
  for (const name of ['toString', 'constructor', 'hasOwnProperty']) {
    const read = parseFigure(name, everything);
    assert.ok(E.isLeft(read) && read.left.hint?.startsWith('known here: prospects, leads, '), name);
  }
});

test('what only some scenarios have is told with what it takes', () => {
  const little: Vocabulary = { ...everything, measures: ['cash', 'profit'], metrics: ['ltv'] };
  faultsOf(
    parseFigure,
    [
      ['p5(|sentiment at end)', 'a quantity of this scenario, got sentiment | there is no mood here: state sentiment'],
      ['ltv / |cac', 'a quantity of this scenario, got cac | no cost belongs to the group acquisition here'],
      ['|rule_of_40', 'a quantity of this scenario, got rule_of_40 | it compares with the twelve months before: tell a story of at least 24 months'],
    ],
    little,
  );
});

test('unknown parts: segments, plans, lines, and names that two parts share', () => {
  faultsOf(parseFigure, [
    ['mean(subscribers of |shps at end)', 'a segment or a plan, got shps | did you mean shops?'],
    ['subscribers of |basic at end', 'market.basic or offer.basic, got basic | several have this name: write market.basic, say'],
    ['mrr of |offer.pro-plu at end', 'a plan, got offer.pro-plu | did you mean pro-plus?'],
    ['revenue of |advert', 'a line, got advert | known here: subscription, usage, transactions, licence, setup, ads'],
    ['cost of |loses_of_events', 'a line, got loses_of_events | did you mean losses_of_events?'],
    ['cost of losses |of events', 'the end of the expression, got of events | names have _ for a space: cost of losses_of_events'],
    ['profit of |shops', 'profit of the whole business, got of shops | leave out of shops: profit is not told by part'],
    ['|new of shops at end', 'the total of shops, got new of shops at end | new of a segment is known in total only: write total new of shops'],
    ['|total churned of shops by 2028-06', 'the total of shops, got total churned of shops by 2028-06 | churned of a segment is known in total only: write total churned of shops'],
    ['subscribers of |', 'a name after of | write subscribers of SEGMENT at end'],
  ]);
});

test('months: outside the story, misspelt, missing, or not asked for', () => {
  faultsOf(parseFigure, [
    ['cash at |2030-01', 'a month of the story, 2027-01 to 2029-12, got 2030-01 | the last one is end'],
    ['cash at |2026-12', 'a month of the story, 2027-01 to 2029-12, got 2026-12 | the first one is start'],
    ['cash at |2028-13', 'a month such as 2028-12, start or end, got 2028-13'],
    ['cash at |ende', 'a month such as 2028-12, start or end, got ende | did you mean end?'],
    ['cash at |end-5', 'a month such as 2028-12, start or end, got end-5 | write a space before -'],
    ['cash at |', 'a month after at | write at 2028-12, or at end'],
    ['cash |2028-12', 'the end of the expression, got 2028-12 | write at before a month: cash at 2028-12'],
    ['cash |in 2028-12', 'the end of the expression, got in 2028-12 | write cash at 2028-12'],
    ['|cash', 'a month of cash, got cash | write cash at end, at 2028-12, or lowest cash'],
    ['|leads', 'a month of leads, got leads | write total leads or leads at end'],
    ['cash by |2028-06', 'at before a month after cash, got by 2028-06 | write cash at 2028-06, or lowest cash by 2028-06'],
    ['lowest cash at |end', 'by before a month after lowest, got at end | lowest is over the months: write by end, or leave it out'],
    ['|total cash', 'a measure that adds up over months in total, got cash | what is counted when a month ends does not add up: write cash at end'],
    ['|npv at end', 'npv alone, got npv at end | it is one number for the whole story: leave out at'],
    ['|lowest ltv', 'ltv alone, got lowest ltv | it is one number for the whole story: leave out lowest'],
  ]);
});

test('statistics: unknown, out of range, of one another, and of what has none', () => {
  faultsOf(parseFigure, [
    ['|average(profit)', 'a statistic, got average | did you mean mean?'],
    ['1 + |median(profit)', 'a statistic, got median | did you mean p50?'],
    ['|P5(profit)', 'a statistic, got P5 | write p5'],
    ['|p100(profit)', 'a percentile above p0 and below p100, got p100 | lowest and highest are over the months; write p1 or p99 of the futures'],
    ['|min(profit)', 'a statistic, got min | lowest cash, say, is over the months; p5 over the futures'],
    ['|lowest(cash)', 'a statistic, got lowest | no parentheses after lowest: lowest cash, say'],
    ['|valueOf(profit)', 'a statistic, got valueOf | known here: p5, p50 or any pN, mean, sd, probability, var, cvar'],
    ['mean(|p5(profit))', 'a quantity of one future, got p5(profit) | statistics are not taken of statistics: leave one out'],
    ['|mean(break_even)', 'a percentile of break_even, got mean(break_even) | its mean is infinite as soon as one future never gets there: write p50(break_even)'],
    ['12 - |runway', 'a percentile of runway, got runway | its mean is infinite as soon as one future never gets there: write p50(runway)'],
    ['sd(|ruin)', 'a quantity, got ruin | ruin comes or not: write probability(ruin)'],
    ['|ruin by 2028-01', 'a number, got ruin by 2028-01 | write probability(ruin by 2028-01)'],
    ['mean(|profit > 0)', 'a quantity, got profit > 0 | the share of futures in which this is so is probability(profit > 0)'],
    ['mean |profit', 'the end of the expression, got profit | write mean(profit)'],
  ]);
});

test('conditions: probability asks for one', () => {
  faultsOf(parseFigure, [
    ['probability(|profit)', 'a condition, got profit | compare it: profit > 0'],
    ['probability(|5%)', 'a condition, got 5% | write probability(cash at end < 0), or probability(ruin)'],
    ['probability(|ruin at 2028-06)', 'ruin, or ruin by a month, got ruin at 2028-06 | write ruin by 2028-06'],
    ['probability(ruin by |2031-01)', 'a month of the story, 2027-01 to 2029-12, got 2031-01 | the last one is end'],
    ['probability(|mean(profit) > 0)', 'a quantity of one future, got mean(profit) | statistics are not taken of statistics: leave one out'],
  ]);
});

test('requirements: compared once, by what the language has, with a share where a probability is', () => {
  faultsOf(parseRequirement, [
    ['|profit', 'something that holds or not, got profit | compare it: profit >= 0, say'],
    ['|ruin', 'something that holds or not, got ruin | compare it: probability(ruin) <= 5%'],
    ['probability(ruin) <= |15', 'a share from 0% to 100%, got 15 | did you mean 15%?'],
    ['|15 >= probability(ruin)', 'a share from 0% to 100%, got 15 | did you mean 15%?'],
    ['probability(ruin) <= |250%', 'a share from 0% to 100%, got 250%'],
    ['profit |= 5', 'a comparison: <, <=, > or >=, got = | a number is hardly ever met exactly: write <= or >='],
    ['profit |=> 5', 'a comparison: <, <=, > or >=, got => | write >='],
    ['profit |\u2265 5', 'a comparison: <, <=, > or >=, got \u2265 | write >='],
    ['0 <= profit |<= 2M', 'one comparison at a time, got <= 2M | join two by and: a >= 0 and a <= 1'],
    ['profit > 0 |&& npv > 0', 'the end of the expression, got && npv > 0 | write and'],
    ['profit > 0 |AND npv > 0', 'the end of the expression, got AND npv > 0 | write and'],
    ['profit > 0 ||| npv > 0', 'the end of the expression, got || npv > 0 | write or'],
    ['profit |must be > 0', 'the end of the expression, got must be > 0 | compare by <, <=, > or >='],
    ['profit > 0 and |or npv > 0', 'a number, a quantity or a statistic of one, got or npv > 0'],
    ['profit > 0 and |', 'a number, a quantity or a statistic of one | the expression ends too early'],
    ['|(profit > 0) > 1', 'a number, got (profit > 0) | the share of futures in which this is so is probability((profit > 0))'],
  ]);
});

test('numbers: endings, currencies, units, and what a number multiplies', () => {
  faultsOf(parseFigure, [
    ['profit - |4m', 'a number, got 4m | write 4M: k is thousand, M million, B billion'],
    ['|$5', 'a number, a quantity or a statistic of one, got $5 | amounts are in the currency of the scenario: leave out the sign'],
    ['5 |EUR', 'the end of the expression, got EUR | amounts are in the currency of the scenario: leave out its name'],
    ['5 |%', 'the end of the expression, got % | write no space before %'],
    ['12 |months', 'the end of the expression, got months | times are in months: leave out the word'],
    ['1 / 2 |npv', 'the end of the expression, got npv | write * or parentheses: it is not clear what 1 / 2 multiplies'],
    ['(profit|', 'a closing parenthesis'],
    ['profit|)', 'the end of the expression, got ) | there is one parenthesis too many'],
    ['|', 'a number, a quantity or a statistic of one | write probability(ruin) <= 5%, say'],
    ['  |', 'a number, a quantity or a statistic of one | the expression ends too early'],
  ]);
});

test('a fault of a file is where the text has it, plain, quoted or folded', () => {
  const wrong = 'expected a quantity of this scenario, got profits | did you mean profit?';
  eachIsOneMistake([
    [`${smallest()}\ninvariants: [ probability(ruin) <= 5%, profits >= 0 ]`, `8:40 invariants[1]: ${wrong}`],
    [`${smallest()}\ninvariants:\n  - "npv > 0 and profits >= 0"`, `9:18 invariants[0]: ${wrong}`],
  ]);
  const mistakes = mistakesOf(`${smallest()}\ninvariants: [ profits > 0, probability(ruin) <= 15, cash at 2029-01 > 0 ]`);
  assert.is(mistakes.length, 3, mistakes.join('\n'));
});

test.run();
