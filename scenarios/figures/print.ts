import { monthText } from '../month.js';
import type { Condition, Figure, Moment, Quantity, Requirement, Series, Statistic } from './figure.js';
import { totals, type MeasureName } from './quantities.js';
import { sections } from './resolvePart.js';

/** Any expression of the language. */
export type Expression = Figure | Requirement | Quantity | Condition;

/** An expression as the language writes it; reading it again gives the same expression. */
export const printed = (expression: Expression): string => print(expression, 0);

/** How tightly an expression holds together: `or`, `and`, `not`, a comparison, a sum, a product, a minus sign, one word. */
const [anyOf, allOf, negation, comparison, sum, product, minus, word] = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** @param least what stands around it binds so tightly: an expression that binds less stands in parentheses */
const print = (expression: Expression, least: number): string => {
  const { text, binds } = parts(expression);
  return binds < least ? `(${text})` : text;
};

const parts = (expression: Expression): { readonly text: string; readonly binds: number } => {
  const plain = (text: string) => ({ text, binds: word });
  switch (expression.kind) {
    case 'number':
      return plain(expression.text);
    case 'at':
      return plain(`${seriesText(expression.series)} at ${momentText(expression.at)}`);
    case 'lowest':
    case 'highest':
      return plain(`${expression.kind} ${seriesText(expression.series)}${byText(expression.by)}`);
    case 'total':
      return plain(`${(totals as readonly MeasureName[]).includes(expression.series.measure) ? '' : 'total '}${seriesText(expression.series)}${byText(expression.by)}`);
    case 'worth':
    case 'time':
    case 'metric':
      return plain(expression.name);
    case 'ruin':
      return plain(`ruin${byText(expression.by)}`);
    case 'statistic':
      return plain(`${statisticText(expression.statistic)}(${print(expression.of, 0)})`);
    case 'probability':
      return plain(`probability(${print(expression.of, 0)})`);
    case 'negative':
      return { text: `-${print(expression.of, minus)}`, binds: minus };
    case 'operation': {
      const binds = expression.operator === '+' || expression.operator === '-' ? sum : product;
      return { text: `${print(expression.left, binds)} ${expression.operator} ${print(expression.right, binds + 1)}`, binds };
    }
    case 'comparison':
      return { text: `${print(expression.left, sum)} ${expression.comparator} ${print(expression.right, sum)}`, binds: comparison };
    case 'not':
      return { text: `not ${print(expression.of, negation)}`, binds: negation };
    case 'all':
      return { text: expression.of.map((claim) => print(claim, allOf + 1)).join(' and '), binds: allOf };
    case 'any':
      return { text: expression.of.map((claim) => print(claim, anyOf + 1)).join(' or '), binds: anyOf };
    default:
      return expression satisfies never;
  }
};

const statisticText = (statistic: Statistic): string => (statistic.kind === 'percentile' ? `p${statistic.percent}` : statistic.kind);

const seriesText = ({ measure, part }: Series): string =>
  part === undefined ? measure : `${measure} of ${part.qualified ? `${sections[part.of]}.` : ''}${part.name}`;

const momentText = (moment: Moment): string => (typeof moment === 'string' ? moment : monthText(moment));

const byText = (moment: Moment | undefined): string => (moment === undefined ? '' : ` by ${momentText(moment)}`);
