import { z } from 'zod';
import { formOf } from './applyDistribution.js';
import { compounds, distributions } from './distributions.js';
import { limits } from './draft.js';
import { stepsPerMonth } from './step.js';
import { chapters } from './languageText.js';
import { parameterRange } from './parameters.js';
import { scenarioSchema } from './schema.js';
import { schemaOfChild, unwrap } from './schemaWalk.js';
import type { AnySchema } from './schemaWalk.js';
import { rangeText, valueRules } from './valueRules.js';
import type { Freedom, ValueRules } from './valueRules.js';

/** The reference of the language as Markdown: the chapters on files and values, and every key from the schema that files are checked with. */
export const languageReference = (): string =>
  [
    chapters.files,
    chapters.values,
    distributionTable(),
    chapters.time,
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

const heading = ['Key', 'Meaning', 'Unit', 'Range', 'Default', 'May be', 'In time'];

const keyTables = (): string => {
  const top = Object.entries(scenarioSchema.shape);
  const sections = top.filter(([, schema]) => partsOf(unwrap(schema).schema) !== undefined);
  const plain = top.filter(([, schema]) => partsOf(unwrap(schema).schema) === undefined);
  const tables = sections.map(([name, schema]) => {
    const parts = partsOf(unwrap(schema).schema);
    const needed = unwrap(schema).optional ? '' : ' Required.';
    return `### ${code(name)}\n\n${describe(schema)}${needed}${parts?.named === true ? ` Each under a name of your own: a letter, then letters, digits, \`_\` or \`-\`.` : ''}\n\n${table(
      heading,
      (parts?.fields ?? []).flatMap(([key, field]) => rows(key, field)),
    )}`;
  });
  return [
    `## Keys\n\n### The scenario itself\n\n${table(
      heading,
      plain.flatMap(([key, schema]) => rows(key, schema)),
    )}`,
    ...tables,
  ].join('\n\n');
};

type Field = readonly [string, z.core.$ZodType];

/** The keys inside a section, and whether they stand under names of the writer's own; undefined when it is no section. */
const partsOf = (schema: AnySchema): { readonly named: boolean; readonly fields: readonly Field[] } | undefined => {
  const { def } = schema._zod;
  if (def.type === 'object') return { named: false, fields: Object.entries(def.shape) };
  if (def.type === 'record') return { named: true, fields: partsOf(unwrap(def.valueType).schema)?.fields ?? [] };
  if (def.type !== 'union' || valueRules.has(schema)) return undefined;
  return def.options.map((option) => partsOf(unwrap(option).schema)).find((parts) => parts !== undefined);
};

const describe = (schema: z.core.$ZodType): string =>
  z.globalRegistry.get(schema)?.description ?? z.globalRegistry.get(unwrap(schema).schema)?.description ?? '';

/** The row of a key, and under a list of maps (`once`) the rows of its parts. */
const rows = (key: string, field: z.core.$ZodType): readonly (readonly string[])[] => {
  const { schema, optional, fallback } = unwrap(field);
  const options = schema._zod.def.type === 'union' ? schema._zod.def.options.map((option) => unwrap(option).schema) : [];
  const rules = [schema, ...options].flatMap((option) => valueRules.get(option)?.rules ?? [])[0];
  const initial = fallback === undefined ? (optional ? '' : 'required') : code(String(fallback));
  const own =
    rules === undefined
      ? [code(key), describe(field), '', choices(schema), initial, '', '']
      : [code(key), rules.about, rules.unit, rangeText(rules) || 'any', initial, mayBe(rules, options), inTime[rules.scaling]];
  const item = schema._zod.def.type === 'array' ? schemaOfChild(schema, 0) : undefined;
  const parts = item === undefined ? undefined : partsOf(unwrap(item).schema);
  return [own, ...(parts?.fields ?? []).flatMap(([part, inner]) => rows(`${key}[].${part}`, inner))];
};

const choices = (schema: AnySchema): string => {
  const { def } = schema._zod;
  return def.type === 'enum'
    ? Object.values(def.entries)
        .map((entry) => code(String(entry)))
        .join(', ')
    : '';
};

const freedomText: Readonly<Record<Freedom, string>> = { uncertain: 'uncertain', across: 'across agents', monthly: 'each month' };

const mayBe = ({ freedoms }: ValueRules, options: readonly AnySchema[]): string => {
  const kinds = options.map((option) => option._zod.def.type);
  const forms = [...(kinds.includes('array') ? ['a list over time'] : []), ...(kinds.includes('object') ? ['{ value, growth }'] : [])];
  return [...(freedoms.length === 0 ? ['known only'] : freedoms.map((freedom) => freedomText[freedom])), ...forms].join(', ');
};

const inTime: Readonly<Record<ValueRules['scaling'], string>> = {
  intensity: 'intensity',
  compound: 'compounds',
  growth: 'compounds',
  flow: 'flow',
  level: '',
};
