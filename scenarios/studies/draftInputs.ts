import * as E from 'fp-ts/lib/Either.js';
import { pathText, type Path } from '../diagnostic.js';
import { dimensionsOfValue } from '../dimensions.js';
import { has, horizonOf, monthIndexAt, type Draft } from '../draft.js';
import { justBelow } from '../laws/justBelow.js';
import { lawAtMedians } from '../laws/lawAtMedians.js';
import { stepsIn } from '../stepsIn.js';
import { itemsAt, keysAt, lookup, scalarAt } from '../tree.js';
import type { Value } from '../value.js';
import type { ValueRules } from '../valueRules.js';
import { heldListPrice } from './heldListPrice.js';
import type { Input, InputForm } from './input.js';
import { labelOf } from './inputLabel.js';
import { unitOf } from './inputUnit.js';

/** Values that are no part of the business: how it is simulated, learned and counted, and what studies ask. */
const settings = /^(?:months|trials|metrics|correlate|stresses|drivers\.\w+\.train)(?![\w-])|^market\.[^.]+\.agents$/u;

/** Whether a path leads to a setting of the simulation, which no study moves. */
export const isSetting = (path: string): boolean => settings.test(path);

/** The inputs that a file has, in the order of the language, as far as its values and months could be read. */
export const inputsIn = (draft: Draft): readonly Input[] => {
  const single = [...draft.values.values()].filter(({ path }) => !isSetting(path)).flatMap((value) => inputsOfValue(draft, value));
  const whole = schedulesIn(draft, single);
  const held = new Map(whole.flatMap((input) => (input.entries ?? []).map(({ path }) => [path, input] as const)));
  const told = new Set<string>();
  const numbers = single.flatMap((input) => {
    const schedule = held.get(input.path);
    if (schedule === undefined) return [input];
    const entry = { ...input, partOf: schedule.path };
    if (told.has(schedule.path)) return [entry];
    told.add(schedule.path);
    return [schedule, entry];
  });
  return [...numbers.map((input) => holding(draft, input)), ...monthsIn(draft)];
};

/** An input with what its moves leave where it is. */
const holding = (draft: Draft, input: Input): Input => {
  const holds = heldListPrice(draft, input.steps, input.value, input.form);
  const entries = input.entries?.map((entry) => holding(draft, entry));
  return { ...input, ...(entries === undefined ? {} : { entries }), ...(holds === undefined ? {} : { holds }) };
};

/** Of a value: itself where it is known, and what is uncertain about it. */
const inputsOfValue = (draft: Draft, value: Value): readonly Input[] => {
  const { path, quantity } = value;
  const rules = draft.rules.get(path);
  if (rules === undefined) return [];
  if (quantity.randomness === 'known') return [{ ...numberAt(draft, value, rules), kind: 'known', value: quantity.value, editable: true }];
  return dimensionsOfValue(value).flatMap((dimension): readonly Input[] => {
    const law = lawAtMedians(dimension.distribution);
    if (E.isLeft(law)) return [];
    const own = dimension.parameters.length === 0;
    return [
      {
        ...numberAt(draft, value, rules),
        ...(own ? {} : { low: -Infinity, high: Infinity, unit: '', form: plainForm }),
        path: dimension.path,
        label: labelOf(draft.tree, path, dimension),
        kind: 'uncertain',
        value: law.right.median,
        distribution: dimension.distribution,
        editable: own,
      },
    ];
  });
};

/** Of numbers without a unit, as the parameters of laws are. */
const plainForm: InputForm = { kind: 'number', percent: false, each: 1, per: 'month' };

type NumberPart = Omit<Input, 'kind' | 'value' | 'editable'>;

const stepsOf = ({ tree }: Draft, path: string): Path => stepsIn(tree, path) ?? [path];

const numberAt = (draft: Draft, { path, per, each = 1 }: Value, rules: ValueRules): NumberPart => ({
  path,
  label: labelOf(draft.tree, path),
  unit: unitOf(rules.unit, scalarAt(draft.tree, ['currency'])?.text ?? 'currency', per, each),
  low: rules.low ?? (rules.above === undefined ? -Infinity : justAbove(rules.above)),
  high: rules.high ?? (rules.below === undefined ? Infinity : justBelow(rules.below)),
  whole: rules.whole === true,
  steps: stepsOf(draft, path),
  stated: has(draft, stepsOf(draft, path)),
  form: { kind: 'number', percent: rules.percent === true, each, per },
});

const justAbove = (x: number): number => -justBelow(-x);

/** Values over time all of whose entries are known: they can be moved as a whole. */
const schedulesIn = (draft: Draft, inputs: readonly Input[]): readonly Input[] => {
  const known = new Map(inputs.filter(({ kind }) => kind === 'known').map((input) => [input.path, input]));
  const paths = new Map<string, readonly string[]>();
  for (const { role, path } of draft.places)
    if (role === 'over time') paths.set(pathText(path), itemsAt(draft.tree, path).map((_, position) => pathText([...path, position, 'value'])));
  for (const path of known.keys()) if (isGrowing(draft, path)) paths.set(path.slice(0, -'.value'.length), [path]);
  return [...paths].flatMap(([path, entries]) => {
    const inside = entries.flatMap((entry) => known.get(entry) ?? []);
    const [first] = inside;
    if (first === undefined || inside.length < entries.length) return [];
    return [{ ...first, path, steps: stepsOf(draft, path), label: labelOf(draft.tree, path), entries: inside }];
  });
};

/** Whether a path is that of the value of `{ value, growth }`, which stands where a value may stand alone. */
const isGrowing = (draft: Draft, path: string): boolean => {
  if (!path.endsWith('.value') || path.endsWith('].value')) return false;
  const part = lookup(draft.tree, stepsOf(draft, path).slice(0, -1));
  return part?.kind === 'map' && [...part.entries.keys()].every((key) => key === 'value' || key === 'growth');
};

/** Every month of the story that the file states, and how early and late it can be while the others stay. */
const monthsIn = (draft: Draft): readonly Input[] => {
  const horizon = horizonOf(draft);
  if (horizon === undefined) return [];
  const month = (path: Path, low: number, high: number): readonly Input[] => {
    const value = monthIndexAt(draft, path);
    if (value === undefined || isSetting(pathText(path))) return [];
    const text = pathText(path);
    const form = { kind: 'month', start: horizon.start } as const;
    return [{ path: text, steps: path, kind: 'month', label: labelOf(draft.tree, text), unit: 'month', value, low, high, whole: true, stated: true, editable: true, form }];
  };
  const last = horizon.months - 1;
  const stated = draft.places.flatMap(({ role, path }) => {
    if (role === 'month') return month(path, 0, last);
    if (role !== 'over time') return [];
    const from = itemsAt(draft.tree, path).map((_, position) => monthIndexAt(draft, [...path, position, 'from']));
    return from.flatMap((_, position) =>
      position === 0 ? [] : month([...path, position, 'from'], Math.max(0, from[position - 1] ?? 0) + 1, (from[position + 1] ?? horizon.months) - 1),
    );
  });
  const ends = keysAt(draft.tree, ['levers']).flatMap((lever) =>
    month(['levers', lever, 'until'], (monthIndexAt(draft, ['levers', lever, 'at']) ?? 0) + 1, horizon.months),
  );
  return [...stated, ...ends];
};
