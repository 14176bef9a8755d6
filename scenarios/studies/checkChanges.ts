import { pathText, type Diagnostic, type Fault, type Path } from '../diagnostic.js';
import { faultAtKey, type Draft } from '../draft.js';
import { didYouMean } from '../hints.js';
import { scenarioSchema } from '../schema.js';
import { alternative, keysOf, schemaOfChild, unwrap, type AnySchema } from '../schemaWalk.js';
import { stepsIn } from '../stepsIn.js';
import { itemsAt, keysAt, lookup, type Tree } from '../tree.js';
import { studySections } from './studySections.js';

/** Keys of a scenario that are the same in all its stresses and alternatives: how it is simulated and counted, and what studies ask. */
const settled: readonly string[] = [
  ...['name', 'about', 'extends', 'currency', 'start', 'months', 'step', 'trials', 'seed', 'expected', 'sampling', 'metrics', 'invariants'],
  ...studySections,
];

/**
 * Whether a map of paths and parts changes what there is: paths lead to parts that the language and the file have, or to a new name.
 * Whether the parts fit there is seen when the variant is made (`checkVariants`): that is to read the file again.
 */
export const checkChanges = (draft: Draft, path: Path): readonly Diagnostic[] =>
  keysAt(draft.tree, path).flatMap((written) => {
    const edit = lookup(draft.tree, [...path, written]);
    const steps = stepsIn(draft.tree, written);
    const fault = edit === undefined || steps === undefined ? { expected: 'a path such as offer.basic.price', found: written } : changeFault(draft.tree, steps, edit);
    return fault === undefined ? [] : [faultAtKey(draft, [...path, written], fault)];
  });

/**
 * The paths of a map of paths and parts whose part is not what the file says already. What is more than one value is taken to change
 * something, and so is what was said in a file that this one extends: what it says may be so already.
 */
export const changesIn = (draft: Draft, path: Path): readonly string[] =>
  keysAt(draft.tree, path).filter((written) => {
    const edit = lookup(draft.tree, [...path, written]);
    const before = lookup(draft.tree, stepsIn(draft.tree, written) ?? [written]);
    return !(edit?.kind === 'scalar' && before?.kind === 'scalar' && edit.text === before.text && edit.place.source === before.place.source);
  });

const changeFault = (tree: Tree, steps: Path, edit: Tree): Fault | undefined => {
  const first = String(steps[0]);
  if (settled.includes(first)) return { expected: 'a part of the business', found: first, hint: 'it is the same in all stresses and alternatives' };
  let schema: AnySchema = unwrap(scenarioSchema).schema;
  let part: Tree | undefined = tree;
  for (const [position, step] of steps.entries()) {
    const fitting = alternative(schema, part?.kind ?? (typeof step === 'number' ? 'list' : 'map'));
    const child = fitting === undefined ? undefined : schemaOfChild(fitting, step);
    const adds = position === steps.length - 1 && !isNothing(edit);
    const fault = stepFault({ before: steps.slice(0, position), step, part, fitting, child, adds });
    if (fault !== undefined || child === undefined) return fault;
    schema = unwrap(child).schema;
    part = part === undefined ? undefined : lookup(part, [step]);
  }
  return isNothing(edit) && part === undefined ? { expected: 'a part that is there to be taken away', found: pathText(steps) } : undefined;
};

const isNothing = (edit: Tree): boolean => edit.kind === 'scalar' && edit.value === null;

interface StepTaken {
  readonly before: Path;
  readonly step: string | number;
  readonly part: Tree | undefined;
  readonly fitting: AnySchema | undefined;
  readonly child: unknown;
  /** Whether it is the last step, and something is to stand there. */
  readonly adds: boolean;
}

const stepFault = ({ before, step, part, fitting, child, adds }: StepTaken): Fault | undefined => {
  const where = pathText(before);
  const type = fitting?._zod.def.type;
  const found = pathText([...before, step]);
  if (part?.kind === 'list' || type === 'array' || type === 'tuple') {
    const items = part === undefined ? [] : itemsAt(part, []);
    if (typeof step === 'number' && step < items.length && child !== undefined) return undefined;
    return { expected: `an item of ${where}`, found, hint: items.length === 0 ? 'it has none' : `write ${where}[0]${items.length > 1 ? ` to ${where}[${items.length - 1}]` : ''}` };
  }
  if (fitting === undefined || (type !== 'object' && type !== 'record'))
    return { expected: 'a part of the scenario to change', found, hint: `${where} has no parts: change it as a whole` };
  if (type === 'object') {
    const keys = keysOf(fitting);
    return keys.includes(String(step)) ? undefined : { expected: `a key of ${where === '' ? 'a scenario' : where}`, found: String(step), hint: didYouMean(String(step), keys) };
  }
  const names = part === undefined ? [] : keysAt(part, []);
  return adds || names.includes(String(step)) ? undefined : { expected: `a name under ${where}`, found: String(step), hint: didYouMean(String(step), names) };
};
