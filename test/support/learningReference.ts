import { columnWords, settingWords } from '../../cli/fitHelp.js';
import { type FitKind, trainingRules } from '../../scenarios/trainingRules.js';

const table = (heading: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
};

const kindText = (kind: FitKind): string => {
  const { about, members, columns, settings } = trainingRules[kind];
  return [
    `### ${kind}`,
    `${about}${members > 1 ? ` An ensemble of ${members} members, unless \`--members\` says otherwise.` : ''}`,
    table(['Column', 'Is'], columns.map((column) => [`\`${column.role}\``, columnWords(column)])),
    table(['Setting', 'Is'], settings.map((setting) => [`\`${setting.name}\``, settingWords(setting)])),
  ].join('\n\n');
};

/** Marks between which `docs/learning.md` has what is made from the rules. */
export const marks = { begin: '<!-- made from scenarios/trainingRules.ts: BELLWETHER_UPDATE=1 npm test -->', end: '<!-- end of what is made -->' } as const;

/** The columns and settings of every kind of fit as Markdown. */
export const learningReference = (): string => (Object.keys(trainingRules) as FitKind[]).map(kindText).join('\n\n');

/** A document with what stands between the marks made afresh; undefined: a mark is missing. */
export const withReference = (text: string): string | undefined => {
  const [begin, end] = [text.indexOf(marks.begin), text.indexOf(marks.end)];
  return begin < 0 || end < begin ? undefined : `${text.slice(0, begin + marks.begin.length)}\n\n${learningReference()}\n\n${text.slice(end)}`;
};
