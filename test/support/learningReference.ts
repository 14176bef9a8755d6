import { columnWords, settingWords } from '../../cli/fitHelp.js';
import { type FitKind, trainingRules } from '../../scenarios/trainingRules.js';
import { madeBetween, tableOf } from './madeBetween.js';

const kindText = (kind: FitKind): string => {
  const { about, members, columns, settings } = trainingRules[kind];
  return [
    `### ${kind}`,
    `${about}${members > 1 ? ` An ensemble of ${members} members, unless \`--members\` says otherwise.` : ''}`,
    tableOf(['Column', 'Is'], columns.map((column) => [`\`${column.role}\``, columnWords(column)])),
    tableOf(['Setting', 'Is'], settings.map((setting) => [`\`${setting.name}\``, settingWords(setting)])),
  ].join('\n\n');
};

/** Marks between which `docs/learning.md` has what is made from the rules. */
export const marks = { begin: '<!-- made from scenarios/trainingRules.ts: BELLWETHER_UPDATE=1 npm test -->', end: '<!-- end of what is made -->' } as const;

/** The columns and settings of every kind of fit as Markdown. */
export const learningReference = (): string => (Object.keys(trainingRules) as FitKind[]).map(kindText).join('\n\n');

/** The document with its made part made afresh; undefined: a mark is missing. */
export const withReference = (text: string): string | undefined => madeBetween(text, marks, learningReference());
