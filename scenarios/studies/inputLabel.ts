import type { Path } from '../diagnostic.js';
import type { Dimension } from '../dimensions.js';
import { parameterNames } from '../laws/parameterNames.js';
import { stepsIn } from '../stepsIn.js';
import { itemsAt, scalarAt, type Tree } from '../tree.js';
import { labels } from './inputLabels.js';

/**
 * What the input at a path is called: `Price of basic`, `Price of basic from 2028-01`, `Growth of the spend on search`.
 * @param dimension where it is an uncertain parameter of the law of the value at the path
 */
export const labelOf = (tree: Tree, path: string, dimension?: Dimension): string => {
  const label = labelOfSteps(tree, stepsIn(tree, path) ?? [path]);
  const names = dimension === undefined ? [] : parameterNames(dimension.value.quantity, dimension.parameters);
  return names.length === 0 ? label : `${capital(names.reverse().join(' of the '))} of the law of ${small(label)}`;
};

const labelOfSteps = (tree: Tree, steps: Path): string => {
  const known = tabled(tree, steps);
  if (known !== undefined) return known;
  const last = steps[steps.length - 1];
  const outer = steps.slice(0, -1);
  const position = outer[outer.length - 1];
  if (typeof position === 'number' && (last === 'value' || last === 'from')) {
    const whole = labelOfSteps(tree, outer.slice(0, -1));
    const from = scalarAt(tree, [...outer, 'from'])?.text;
    const changes = itemsAt(tree, outer.slice(0, -1)).length - 1;
    if (last === 'from') return `Month of ${changes === 1 ? 'the change' : `change ${position}`} of the ${small(whole)}`;
    return position === 0 || from === undefined ? `${whole} at the start` : `${whole} from ${from}`;
  }
  if (last === 'value' && outer.length > 0) return labelOfSteps(tree, outer);
  if (last === 'growth' && outer.length > 0) return `Growth of the ${small(labelOfSteps(tree, outer))}`;
  return capital(steps.map((step) => (typeof step === 'number' ? String(step + 1) : readable(step))).join(' '));
};

/** The label of the table; undefined where it has none. */
const tabled = (tree: Tree, steps: Path): string | undefined => {
  for (const { pattern, label } of patterns) {
    if (pattern.length !== steps.length || !pattern.every((wanted, at) => fits(wanted, steps[at]))) continue;
    const names = steps.filter((_, at) => pattern[at] === '*').map((name) => readable(String(name)));
    const at = steps.findIndex((step) => typeof step === 'number');
    const alone = at < 0 || itemsAt(tree, steps.slice(0, at)).length < 2;
    const numbered = alone ? label.replace(/ ?\{#\}/, '') : label.replace('{#}', String(Number(steps[at]) + 1));
    return numbered.replace(/\{(\d)\}/g, (_, position: string) => names[Number(position)] ?? '');
  }
  return undefined;
};

const patterns = labels.map(([path, label]) => ({ pattern: path.split(/\.|(?=\[)/).map((step) => (step === '[#]' ? '#' : step)), label }));

const fits = (wanted: string | undefined, step: string | number | undefined): boolean =>
  wanted === '#' ? typeof step === 'number' : wanted === '*' ? typeof step === 'string' : wanted === step;

const readable = (name: string): string => name.replaceAll('_', ' ').replaceAll('.', ' ');

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const small = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
