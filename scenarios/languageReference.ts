import { z } from 'zod';
import { formOf } from './applyDistribution.js';
import { compounds, distributions } from './distributions.js';
import { limits } from './draft.js';
import { stepsPerMonth } from './step.js';
import { examples } from './languageExamples.js';
import { recipes } from './languageRecipes.js';
import { chapters } from './languageText.js';
import { parameterRange } from './parameters.js';
import { scenarioSchema } from './schema.js';
import { unwrap } from './schemaWalk.js';
import type { AnySchema } from './schemaWalk.js';
import { rangeText, valueRules } from './valueRules.js';
import type { Freedom, ValueRules } from './valueRules.js';

/** The reference of the language as Markdown: the chapters on files and values, and every key from the schema that files are checked with. */
export const languageReference = (): string =>
  [
    chapters.files,
    sectionTable(),
    chapters.words,
    chapters.variants,
    chapters.values,
    distributionTable(),
    chapters.time,
    chapters.parts,
    chapters.studies,
    recipeTable(),
    exampleTable(),
    keyTables(),
    chapters.errors(limits.steps, longest, limits.customersPerAgent),
  ].join('\n\n') + '\n';

/** Most months of a story by the length of its steps. */
const longest = { week: Math.floor(limits.steps / stepsPerMonth.week), day: Math.floor(limits.steps / stepsPerMonth.day) };

const table = (heading: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
};

const code = (text: string): string => `\`${text}\``;

const distributionTable = (): string => {
  const plain = distributions.map((specification) => {
    const { about, example, parameters } = specification;
    const meanings = parameters.map((parameter) => {
      const range = `${parameter.whole === true ? ', whole' : ''}${parameterRange(parameter)
        .replace(/^ of/, ',')
        .replace(/^ (above|from)/, ', $1')}`;
      const fallback = parameter.default === undefined ? '' : `, ${parameter.default} when left out`;
      return `${parameter.name}: ${parameter.about}${range}${fallback}`;
    });
    return [code(formOf(specification)), about, meanings.join('; '), code(example)];
  });
  const made = compounds.map(({ form, about, example }) => [code(form), about, '', code(example)]);
  return `### Distributions\n\n${table(['Written', 'Law', 'Parameters', 'Example'], [...plain, ...made])}`;
};

const sectionTable = (): string => {
  const sections = Object.entries(scenarioSchema.shape).filter(([, schema]) => sectionOf(unwrap(schema).schema) !== undefined);
  const row = ([key, schema]: readonly [string, z.core.$ZodType]): readonly string[] => [`[${code(key)}](#${key})`, describe(schema)];
  return `## Sections\n\n${chapters.sections}\n\n${table(['Section', 'Says'], sections.map(row))}`;
};

const recipeTable = (): string =>
  `## How to say it\n\n${chapters.recipes}\n\n${table(
    ['Wanted', 'Written'],
    recipes.map(({ wanted, written }) => [wanted, written.split('\n').map(code).join('<br>')]),
  )}`;

const exampleTable = (): string =>
  `## Shipped scenarios\n\n${chapters.examples}\n\n${table(
    ['File', 'Paid', 'Shows'],
    examples.map(({ file, paid, shows }) => [`[${file}](../scenarios/${file}.yaml)`, paid, shows]),
  )}`;

const heading = ['Key', 'Meaning', 'Unit', 'Range', 'Default', 'May be', 'In time'];

const keyTables = (): string => {
  const top = Object.entries(scenarioSchema.shape).map(([key, schema]) => ({ key, schema, section: sectionOf(unwrap(schema).schema) }));
  const plain = top.filter(({ section }) => section === undefined).flatMap(({ key, schema }) => rows(key, schema));
  const tables = top.flatMap(({ key, schema, section }) =>
    section === undefined
      ? []
      : [
          `### ${code(key)}\n\n${describe(schema)}${unwrap(schema).optional ? '' : ' Required.'}${forms[section.form]}\n\n${table(
            heading,
            section.fields.flatMap(([part, field]) => rows(part, field)),
          )}`,
        ],
  );
  return [`## Keys\n\n${chapters.keys}\n\n### The scenario itself\n\n${table(heading, plain)}`, ...tables].join('\n\n');
};

type Field = readonly [string, z.core.$ZodType];

/** What stands inside a part: the keys of a map, the parts under names of the writer's own, or those of each item of a list. */
interface Section {
  readonly form: 'map' | 'names' | 'list';
  readonly fields: readonly Field[];
}

const forms: Readonly<Record<Section['form'], string>> = {
  map: '',
  names: ' Each under a name of your own: a letter, then letters, digits, `_` or `-`.',
  list: ' A list; each item holds these.',
};

/** The section that a part is; undefined when it is no section. */
const sectionOf = (schema: AnySchema): Section | undefined => {
  const { def } = schema._zod;
  if (def.type === 'object') return { form: 'map', fields: Object.entries(def.shape) };
  if (def.type === 'tuple') return { form: 'map', fields: def.items.map((item, position) => [`[${position}]`, item]) };
  if (def.type === 'record') return inside('names', def.valueType);
  if (def.type === 'array') return inside('list', def.element);
  if (def.type !== 'union' || rulesOf(schema) !== undefined) return undefined;
  return def.options.map((option) => sectionOf(unwrap(option).schema)).find((section) => section !== undefined);
};

const inside = (form: Section['form'], part: z.core.$ZodType): Section | undefined => {
  const section = sectionOf(unwrap(part).schema);
  return section === undefined ? undefined : { form, fields: section.fields };
};

const describe = (schema: z.core.$ZodType): string =>
  z.globalRegistry.get(schema)?.description ?? z.globalRegistry.get(unwrap(schema).schema)?.description ?? '';

/** The row of a key, then those of what stands inside it: `once[].at`, `switch.NAME`, `trial.months`. */
const rows = (key: string, field: z.core.$ZodType): readonly (readonly string[])[] => {
  const { schema, optional, fallback } = unwrap(field);
  const { def } = schema._zod;
  const options = def.type === 'union' ? def.options.map((option) => unwrap(option).schema) : [];
  const rules = rulesOf(schema);
  const initial = fallback === undefined ? (optional ? '' : 'required') : typeof fallback === 'object' ? '' : code(String(fallback));
  const own =
    rules === undefined
      ? [code(key), describe(field), '', choices(schema), initial, '', '']
      : [code(key), rules.about, rules.unit, rangeText(rules) || 'any', initial, mayBe(rules, options), inTime[rules.scaling]];
  return rules === undefined ? [own, ...innerRows(key, schema)] : [own];
};

/** The rows of what stands inside a part, without one for the part itself. */
const innerRows = (key: string, schema: AnySchema): readonly (readonly string[])[] => {
  const { def } = schema._zod;
  if (def.type === 'record') return itemRows(`${key}.NAME`, def.valueType);
  if (def.type === 'array') return itemRows(`${key}[]`, def.element);
  return (sectionOf(schema)?.fields ?? []).flatMap(([part, inner]) => rows(`${key}.${part}`, inner));
};

/** The row of an item that is a value, which is never missing; else those of what stands inside it. */
const itemRows = (key: string, item: z.core.$ZodType): readonly (readonly string[])[] => {
  const { schema } = unwrap(item);
  return rulesOf(schema) === undefined
    ? innerRows(key, schema)
    : rows(key, item).map((cells) => cells.map((cell) => (cell === 'required' ? '' : cell)));
};

/** The rules of a value, or of a value over time. */
const rulesOf = (schema: AnySchema): ValueRules | undefined => {
  const { def } = schema._zod;
  const options = def.type === 'union' ? def.options : [];
  return [schema, ...options].flatMap((option) => valueRules.get(unwrap(option).schema)?.rules ?? [])[0];
};

const choices = (schema: AnySchema): string => {
  const { def } = schema._zod;
  const words = def.type === 'enum' ? Object.values(def.entries) : def.type === 'boolean' ? ['true', 'false'] : [];
  return words.map((word) => code(String(word))).join(', ');
};

const freedomText: Readonly<Record<Freedom, string>> = { uncertain: 'uncertain', across: 'across agents', monthly: 'each month' };

const mayBe = ({ freedoms, counted }: ValueRules, options: readonly AnySchema[]): string => {
  const kinds = options.map((option) => option._zod.def.type);
  const ways = [...(kinds.includes('array') ? ['a list over time'] : []), ...(kinds.includes('object') ? ['{ value, growth }'] : [])];
  const many = counted === true ? ['per 1000'] : [];
  return [...(freedoms.length === 0 ? ['known only'] : freedoms.map((freedom) => freedomText[freedom])), ...ways, ...many].join(', ');
};

const inTime: Readonly<Record<ValueRules['scaling'], string>> = {
  intensity: 'intensity',
  compound: 'compounds',
  growth: 'compounds',
  flow: 'flow',
  level: '',
};
