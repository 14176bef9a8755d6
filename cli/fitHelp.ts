import { wrap } from '../reports/wrap.js';
import { type ColumnRole, type FitKind, type TrainingSetting, trainingRules } from '../scenarios/trainingRules.js';
import { settingRange } from '../scenarios/trainingSetting.js';

/** Widest line of a help text. */
const width = 80;

const beside = (rows: readonly { readonly name: string; readonly text: string }[]): string => {
  const indent = Math.max(...rows.map(({ name }) => name.length)) + 4;
  return rows.map(({ name, text }) => `  ${name}`.padEnd(indent) + wrap(text, width - indent).join(`\n${' '.repeat(indent)}`)).join('\n');
};

/** The text about a column: what it is, whether it must be there, and by which names it is found. */
export const columnWords = ({ about, required, names, type }: ColumnRole): string => {
  const found = names.length === 0 ? '' : ` Found as: ${names.join(', ')}.`;
  return `${about}${required ? ' Required.' : ''}${type === 'features' ? ' Several, with + between them.' : ''}${found}`;
};

/** The text about a setting: what it is, its range and what it is when left out. */
export const settingWords = (setting: TrainingSetting): string => {
  const { about, fallback } = setting;
  const range = 'words' in setting && setting.words.length === 0 ? '' : ` ${settingRange(setting).replace(/^./, (letter) => letter.toUpperCase())}.`;
  return `${about}${range} Default: ${fallback === '' ? 'none' : fallback}.`;
};

/** What `--columns` and `--set` of a kind can name. */
export const rulesHelp = (kind: FitKind): string => {
  const { columns, settings } = trainingRules[kind];
  const columnRows = columns.map((column) => ({ name: column.role, text: columnWords(column) }));
  const settingRows = settings.map((setting) => ({ name: setting.name, text: settingWords(setting) }));
  return `
Columns (--columns ${columns[0]?.role ?? 'role'}=NAME,...; names are found without case, spaces and underscores):
${beside(columnRows)}

Settings (--set ${settings[0]?.name ?? 'name'}=value,...):
${beside(settingRows)}`;
};
